// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "domain/error.h"
#include "domain/send_outcome.h"
#include "engine/decision_context.h"
#include "engine/reconciliation.h"

#include <optional>
#include <vector>

namespace savehub {

// A test call goes to the operator's own number and belongs to no incident. It is an attempt
// without incident, step and number, and has a table of its own. It is never tried again.

/// What the store knows when a test call is asked for. It is read in the transaction that records
/// the call.
struct TestCallContext {
    Standing standing{};
    std::vector<Attempt> recent{}; ///< open ones, and those within pauseBetweenTestCalls of now
    bool peopleAreCalled = false;  ///< a call window is open, or opens within testCallsKeepClear
    bool doNotCall = false;        ///< the number is that of somebody who must not be called
};

/// What else is known when a test call is asked for.
struct TestCallWish {
    AttemptKey key{}; ///< a fresh one
    PhoneNumber to;
    NumberVerdict phone = NumberVerdict::Missing;
    std::optional<Money> pricePerMinute{};
    QString providerProblem{};
    Instant now{};
};

constexpr Seconds pauseBetweenTestCalls{60};

/// How long the request for a test call may take, connecting included. No call to a person waits
/// for it.
constexpr Seconds testCallMayTake{50};

/// No call window may open this soon after a test call. By then the call's outcome must be known: a
/// lost test call in the provider's list would leave a person's second call unproven.
constexpr Seconds testCallsKeepClear{180};
static_assert(testCallsKeepClear > testCallMayTake + reconcilingEndsAfter);

/// The intent, or why there is no test call now: calls are stopped, the last one was too recent,
/// people are called, or the number, the caps or the provider forbid it.
Result<Attempt> intendTestCall(const TestCallWish &wish, const TestCallContext &known);

/// \a call after its request ended with \a outcome.
Attempt testCallSent(Attempt call, const SendOutcome &outcome, Instant now);

/// \a call after \a report. Old news changes nothing.
Attempt testCallReported(Attempt call, const CallReport &report, Instant now);

/// \a call of a run that ended before the call did. When its answer did not come, it is searched
/// for.
Attempt recoverTestCall(Attempt call);

/// \a call after it was searched for in the provider's lists. One that is proven absent is not
/// tried again either.
Attempt testCallReconciled(Attempt call, const Reconciliation &result, Instant now);

/// \a call whose end will stay unknown; \a why says it.
Attempt testCallLost(Attempt call, const Phrase &why, Instant now);

} // namespace savehub
