// SPDX-License-Identifier: GPL-3.0-or-later
#include "deadline_timer.h"

#include <cerrno>

#include <QDBusConnection>
#include <QSocketNotifier>

#include <sys/timerfd.h>
#include <unistd.h>

namespace savehub {

class DeadlineTimer::Private
{
public:
    explicit Private(DeadlineTimer &timer)
        : m_timer(timer),
          m_descriptor(timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC)),
          m_notifier(m_descriptor, QSocketNotifier::Read)
    {
        if (m_descriptor < 0) {
            qFatal("timerfd_create failed: %d", errno);
        }
        QObject::connect(&m_notifier, &QSocketNotifier::activated, &timer, [this, &timer] {
            quint64 expirations = 0;
            // ECANCELED: the clock was set. Either way its owner has to look at the time.
            const auto size = ::read(m_descriptor, &expirations, sizeof expirations);
            if (size > 0 || errno == ECANCELED) {
                Q_EMIT timer.reached();
            }
        });
    }

    ~Private()
    {
        m_notifier.setEnabled(false);
        ::close(m_descriptor);
    }

    void set(Instant deadline)
    {
        const auto sinceEpoch = deadline.time_since_epoch();
        const auto seconds = std::chrono::floor<Seconds>(sinceEpoch);
        itimerspec when{};
        when.it_value.tv_sec = std::max<qint64>(seconds.count(), 0);
        when.it_value.tv_nsec = std::max<qint64>((sinceEpoch - seconds).count() * 1'000'000, 1);
        settime(when);
    }

    void clear() { settime({}); }

private:
    void settime(const itimerspec &when)
    {
        const auto flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
        if (timerfd_settime(m_descriptor, flags, &when, nullptr) == 0) {
            return;
        }
        if (errno != ECANCELED) {
            qFatal("timerfd_settime failed: %d", errno);
        }
        // It is armed, but the clock was set before it could be: that news must not be lost.
        QMetaObject::invokeMethod(&m_timer, &DeadlineTimer::reached, Qt::QueuedConnection);
    }

    DeadlineTimer &m_timer;
    int m_descriptor;
    QSocketNotifier m_notifier;
};

DeadlineTimer::DeadlineTimer(QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(*this))
{
    QDBusConnection::systemBus().connect(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
        SLOT(resumedFromSleep(bool)));
}

DeadlineTimer::~DeadlineTimer() = default;

void DeadlineTimer::arm(Instant deadline)
{
    d->set(deadline);
}

void DeadlineTimer::disarm()
{
    d->clear();
}

void DeadlineTimer::resumedFromSleep(bool aboutToSleep)
{
    if (!aboutToSleep) {
        Q_EMIT reached();
    }
}

} // namespace savehub
