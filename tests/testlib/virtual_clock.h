// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

#include <map>
#include <memory>
#include <optional>

namespace savehub {

/// Time that moves only when a test says so.
class VirtualClock : public Clock
{
public:
    explicit VirtualClock(Instant start);
    ~VirtualClock() override;

    Instant now() const override { return m_now; }
    std::unique_ptr<Wakeup> wakeAt(Instant when, std::function<void()> what) override;

    /// The next call-back, if any.
    std::optional<Instant> next() const;
    /// Moves to the next call-back and calls it. False when there is none until \a limit.
    bool step(Instant limit);
    /// Calls everything due until \a when, in order, and ends there.
    void runUntil(Instant when);
    void runFor(Milliseconds duration) { runUntil(m_now + duration); }
    /// The machine sleeps: time passes and nothing is called until the next step.
    void sleepFor(Milliseconds duration);
    /// Somebody sets the wall clock: no time passes.
    void setTo(Instant when) { m_now = when; }
    /// Time that has really passed, whatever the wall clock was set to.
    Milliseconds uptime() const { return m_uptime; }

private:
    class Pending;
    using Order = std::pair<Instant, quint64>; ///< by time, then by when it was asked for
    using Queue = std::map<Order, std::function<void()>>;

    void moveTo(Instant when);

    Instant m_now;
    Milliseconds m_uptime{0};
    quint64 m_asked = 0;
    std::shared_ptr<Queue> m_queue;
};

} // namespace savehub
