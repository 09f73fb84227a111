// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/linux_deadline_timer.h"

#include <algorithm>
#include <cerrno>

#include <sys/timerfd.h>
#include <unistd.h>

namespace savehub {

LinuxDeadlineTimer::LinuxDeadlineTimer()
    : m_descriptor(timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC)),
      m_notifier(m_descriptor, QSocketNotifier::Read)
{
    if (m_descriptor < 0) {
        qFatal("timerfd_create failed: %d", errno);
    }
    connect(&m_notifier, &QSocketNotifier::activated, this, &LinuxDeadlineTimer::expired);
}

LinuxDeadlineTimer::~LinuxDeadlineTimer()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

void LinuxDeadlineTimer::arm(Instant deadline)
{
    const auto sinceEpoch = deadline.time_since_epoch();
    const auto seconds = std::chrono::floor<Seconds>(sinceEpoch);
    itimerspec when{};
    when.it_value.tv_sec = std::max<qint64>(seconds.count(), 0);
    when.it_value.tv_nsec = std::max<qint64>((sinceEpoch - seconds).count() * 1'000'000, 1);
    settime(when);
}

void LinuxDeadlineTimer::disarm()
{
    settime({});
}

void LinuxDeadlineTimer::expired()
{
    quint64 expirations = 0;
    const auto size = ::read(m_descriptor, &expirations, sizeof expirations);
    // ECANCELED: the clock was set. In both cases the owner has to look at the time.
    if (size > 0 || errno == ECANCELED) {
        Q_EMIT reached();
    }
}

void LinuxDeadlineTimer::settime(const itimerspec &when)
{
    const auto flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
    if (timerfd_settime(m_descriptor, flags, &when, nullptr) == 0) {
        return;
    }
    if (errno != ECANCELED) {
        qFatal("timerfd_settime failed: %d", errno);
    }
    // The timer is armed, but the clock was set before that. This news must not be lost.
    QMetaObject::invokeMethod(this, &DeadlineTimer::reached, Qt::QueuedConnection);
}

} // namespace savehub
