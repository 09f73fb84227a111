// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

namespace savehub {

/// A time that agrees with the base clock at one moment and runs \c speed times as fast from then
/// on.
class ScaledClock : public Clock
{
public:
    /// \a speed is at least 1.
    ScaledClock(Clock &base, Instant start, int speed);

    Instant now() const override;
    std::unique_ptr<Wakeup> wakeAt(Instant when, std::function<void()> what) override;

private:
    Clock &m_base;
    Instant m_start;
    int m_speed;
};

} // namespace savehub
