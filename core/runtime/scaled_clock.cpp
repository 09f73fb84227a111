// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/scaled_clock.h"

namespace savehub {

ScaledClock::ScaledClock(Clock &base, Instant start, int speed)
    : m_base(base),
      m_start(start),
      m_speed(speed)
{
}

Instant ScaledClock::now() const
{
    return m_start + (m_base.now() - m_start) * m_speed;
}

std::unique_ptr<Wakeup> ScaledClock::wakeAt(Instant when, std::function<void()> what)
{
    // Rounded up, so that it is never early by this clock.
    const auto passed = (when - m_start + Milliseconds{m_speed - 1}) / m_speed;
    return m_base.wakeAt(m_start + passed, std::move(what));
}

} // namespace savehub
