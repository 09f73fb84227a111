// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/call_guards.h"
#include "engine/decision_draft.h"

namespace savehub {

// What several events have to do with calls. Private to the engine.

/// The attempt that an event names; without one the event is refused.
Attempt *attemptOf(DecisionDraft &draft, const AttemptKey &key);

/// It is the call's turn in the line, and no other call has its phone.
bool mayTakeItsTurn(DecisionDraft &draft);

/// The call, the incident's \a number-th, waits in the line: for its turn, or for its phone.
void joinLine(DecisionDraft &draft, const Step &step, int number);

/// Calls are wanted while nobody has answered.
bool isActive(const Incident &incident);

/// Somebody was called, or would have been in test mode; a call whose end got lost was placed too.
bool anyWasPlaced(const IncidentRecord &record);

/// A phone may have rung, or was engaged: not so when the provider could connect none.
bool mayHaveRung(const IncidentRecord &record);

/// A call step's status follows from its attempts: sending while one is open, executed once one
/// was placed, waiting while another may be tried, else failed.
void updateStepOf(DecisionDraft &draft, const Attempt &attempt);

/// The trail of \a step after that verdict: what let the last call out stays, beside what stands
/// against another one.
QString trailAfter(const IncidentRecord &record, const Step &step, const GuardVerdict &verdict);

/// Follows a call that the provider has to its end, or ends it where it is not wanted any more: it
/// may come to light only after the incident was answered, or all calls were stopped.
void follow(DecisionDraft &draft, Attempt &attempt);

/// Asks for the price of a call that is over; it is known only later.
void askForPrice(DecisionDraft &draft, const Attempt &attempt);

/// Books \a price of \a attempt in place of its estimate, and warns where a cap comes near.
void bookPrice(DecisionDraft &draft, Attempt &attempt, Money price);

} // namespace savehub
