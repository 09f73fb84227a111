// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

#include <functional>
#include <memory>
#include <optional>

namespace savehub {

/// Makes work of some milliseconds wait, once, for a call that falls due before the work would be
/// done. The work is expected to take about as long as last time.
class CallsFirst
{
public:
    /// When a call falls due that such \a work would keep waiting if it began now.
    using NextCall = std::function<std::optional<Instant>(Milliseconds work)>;

    CallsFirst(Clock &clock, NextCall nextCall);
    ~CallsFirst();

    /// Does \a work after what is due now. Ignores it when other work waits already.
    void doSoon(std::function<void()> work);
    void forget();

private:
    void wakeAt(Instant when, std::function<void()> what);
    void measure(const std::function<void()> &work);

    Clock &m_clock;
    NextCall m_nextCall;
    std::unique_ptr<Wakeup> m_wakeup;
    Instant m_when{};
    Milliseconds m_takes{0};
};

} // namespace savehub
