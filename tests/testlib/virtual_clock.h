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

    /// The moment of the next wake-up, if any.
    std::optional<Instant> next() const;
    /// Moves to the next wake-up and calls it. False if there is none until \a limit.
    bool step(Instant limit);
    /// Calls everything that is due until \a when, in order, and ends at \a when.
    void runUntil(Instant when);
    void runFor(Milliseconds duration) { runUntil(m_now + duration); }
    /// The machine sleeps: time passes, and nothing is called until the next step.
    void sleepFor(Milliseconds duration);
    /// Somebody sets the wall clock: the time of day changes, but no time passes.
    void setTo(Instant when) { m_now = when; }
    /// Time that has really passed, whatever the wall clock was set to.
    Milliseconds uptime() const { return m_uptime; }

private:
    class Pending;
    using Order = std::pair<Instant, quint64>; ///< moment, then the order of the requests
    using Queue = std::map<Order, std::function<void()>>;

    void moveTo(Instant when);

    Instant m_now;
    Milliseconds m_uptime{0};
    quint64 m_asked = 0;
    std::shared_ptr<Queue> m_queue;
};

} // namespace savehub
