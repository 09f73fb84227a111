// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

#include <functional>
#include <memory>

namespace savehub {

/// A pending call-back. Destroying it cancels the call-back.
class Wakeup
{
public:
    virtual ~Wakeup() = default;
};

/// The only owner of time. Follows the wall clock: when that is set, or the machine was asleep,
/// everything that is due by the new time is called at once; the rest waits for the new time.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    /// Calls \a what once, on the thread of the caller's event loop, and not before \a when.
    [[nodiscard]] virtual std::unique_ptr<Wakeup> wakeAt(Instant when,
                                                         std::function<void()> what) = 0;
};

} // namespace savehub
