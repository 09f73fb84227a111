// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

#include <functional>
#include <memory>
#include <optional>

namespace savehub {

/// Lets work of some milliseconds wait, once, for a call that falls due before it would be done: it
/// takes about as long as it did last.
class CallsFirst
{
public:
    /// When a call falls due that work of so long would keep waiting, if it was begun now.
    using NextCall = std::function<std::optional<Instant>(Milliseconds work)>;

    CallsFirst(Clock &clock, NextCall nextCall);
    ~CallsFirst();

    /// Does \a work behind what is due now, unless some waits already.
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
