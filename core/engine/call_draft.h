// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/call_guards.h"
#include "engine/decision_draft.h"

namespace savehub {

// What the decisions about several events share for calls. Private to the engine.

/// The attempt that an event names. When the incident has no such attempt, the event is refused.
Attempt *attemptOf(DecisionDraft &draft, const AttemptKey &key);

/// Whether it is the call's turn in the line and no other call has its phone.
bool mayTakeItsTurn(DecisionDraft &draft);

/// The incident's call with that \a number waits in the line, for its turn or for its phone.
void joinLine(DecisionDraft &draft, const Step &step, int number);

/// Whether calls are wanted: nobody has answered yet.
bool isActive(const Incident &incident);

/// Whether somebody was called, or would have been in test mode. A call whose end is unknown was
/// placed, too.
bool anyWasPlaced(const IncidentRecord &record);

/// Whether a phone may have rung or was engaged. It did not when the provider could not connect any
/// call.
bool mayHaveRung(const IncidentRecord &record);

/// Sets the call step's status by its attempts: sending while one is open, executed once one was
/// placed, waiting while another may be tried, else failed.
void updateStepOf(DecisionDraft &draft, const Attempt &attempt);

/// The trail of \a step after \a verdict. When another call is refused, the passed guards of the last
/// call stay, and the refusing guard is added.
QString trailAfter(const IncidentRecord &record, const Step &step, const GuardVerdict &verdict);

/// Follows a call that the provider has to its end, or ends it when it is not wanted any more: the
/// call may be found only after the incident was answered or all calls were stopped.
void follow(DecisionDraft &draft, Attempt &attempt);

/// Asks for the price of a call that is over. The provider knows it only later.
void askForPrice(DecisionDraft &draft, const Attempt &attempt);

/// Books \a price of \a attempt in place of its estimate. Warns when the spend comes near a cap.
void bookPrice(DecisionDraft &draft, Attempt &attempt, Money price);

} // namespace savehub
