// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt.h"
#include "circumstances.h"
#include "error.h"
#include "send_outcome.h"

#include <optional>

namespace savehub {

// A test call goes to a number of the operator's own and belongs to no incident: an attempt without
// incident, step and number, with a table of its own. It is never tried again.

/// What the store knows when a test call is asked for, read in the transaction that records it.
struct TestCallStanding {
    Standing standing{};
    std::optional<Attempt> last{}; ///< the test call before
    bool peopleAreCalled =
        false; ///< a meeting's call window is open, or opens while this one rings
};

/// What else is known then.
struct TestCallWish {
    AttemptKey key{}; ///< a fresh one
    PhoneNumber to;
    PhoneStanding phone = PhoneStanding::Missing;
    std::optional<Money> pricePerMinute{};
    QString providerProblem{};
    Instant now{};
};

constexpr Seconds pauseBetweenTestCalls{60};

/// How far ahead of a test call no call window may open: it takes the line, and an account may start
/// no more than one call a second.
constexpr Seconds testCallsKeepClear{120};

/// The intent, or why there is no test call now: stopped, too soon after the last one, people are
/// called, the number, the caps, the provider.
Result<Attempt> intendTestCall(const TestCallWish &wish, const TestCallStanding &standing);

/// \a call after the request for it ended so.
Attempt testCallSent(Attempt call, const SendOutcome &outcome, Instant now);

/// \a call after that news; old news changes nothing.
Attempt testCallReported(Attempt call, const CallReport &report, Instant now);

/// \a call of a run that ended before it did: whether it was placed is not known any more, unless
/// the provider has told.
Attempt testCallFound(Attempt call, Instant now);

} // namespace savehub
