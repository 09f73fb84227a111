// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/generic_deadline_timer.h"

#include <algorithm>

namespace savehub {

namespace {
constexpr Milliseconds longestTrust{1000}; // monotonic timers do not follow the wall clock
} // namespace

GenericDeadlineTimer::GenericDeadlineTimer()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &GenericDeadlineTimer::look);
}

void GenericDeadlineTimer::arm(Instant deadline)
{
    m_deadline = deadline;
    wait();
}

void GenericDeadlineTimer::disarm()
{
    m_timer.stop();
}

void GenericDeadlineTimer::look()
{
    if (left() <= Milliseconds{0}) {
        Q_EMIT reached();
    } else {
        wait();
    }
}

void GenericDeadlineTimer::wait()
{
    m_timer.start(std::clamp(left(), Milliseconds{0}, longestTrust));
}

Milliseconds GenericDeadlineTimer::left() const
{
    return m_deadline - std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace savehub
