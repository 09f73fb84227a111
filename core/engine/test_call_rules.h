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

// A test call goes to a number of the operator's own and belongs to no incident: an attempt without
// incident, step and number, with a table of its own. It is never tried again.

/// What the store knows when a test call is asked for, read in the transaction that records it.
struct TestCallStanding {
    Standing standing{};
    std::vector<Attempt> recent{}; ///< open ones, and those within pauseBetweenTestCalls of now
    bool peopleAreCalled = false;  ///< a call window is open, or opens within testCallsKeepClear
    bool doNotCall = false;        ///< the number is that of somebody who must not be called
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

/// What the request for one may take, connecting included. No call to a person waits for it.
constexpr Seconds testCallMayTake{50};

/// No call window may open so soon after a test call: by then it must be known what became of it, as
/// a lost one in the provider's list would leave a person's second call unproven.
constexpr Seconds testCallsKeepClear{180};
static_assert(testCallsKeepClear > testCallMayTake + reconcilingEndsAfter);

/// The intent, or why there is no test call now: stopped, too soon after the last one, people are
/// called, the number, the caps, the provider.
Result<Attempt> intendTestCall(const TestCallWish &wish, const TestCallStanding &standing);

/// \a call after the request for it ended so.
Attempt testCallSent(Attempt call, const SendOutcome &outcome, Instant now);

/// \a call after that news; old news changes nothing.
Attempt testCallReported(Attempt call, const CallReport &report, Instant now);

/// \a call of a run that ended before it did: an answer that did not come is searched for.
Attempt testCallFound(Attempt call);

/// \a call after the provider's lists were searched for it. One that is proven absent is not tried
/// again either.
Attempt testCallReconciled(Attempt call, const Reconciliation &result, Instant now);

/// \a call whose end will not be known, in words why.
Attempt testCallLost(Attempt call, const QString &why, Instant now);

} // namespace savehub
