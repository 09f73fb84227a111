// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answer.h"
#include "domain/attempt.h"
#include "domain/incident.h"

#include <QString>

#include <optional>

namespace savehub {

/// What a call came to, in the words of its history.
enum class CallOutcome {
    Placed, ///< accepted, not ringing yet; or being sent
    Ringing,
    Answered,
    AnsweredByMachine,
    ConfirmedByKey,
    Busy,
    NoAnswer,
    Failed,
    Cancelled,
    Unknown,
    NotSent,
    Rejected,
    TestMode,
};

CallOutcome callOutcome(const Attempt &attempt);
/// "confirmed by key": the stable text of exports.
QString toText(CallOutcome outcome);

/// What a pressed key says: 1 joined, 2 missed; any other is no answer.
std::optional<Answer> answerOfKey(const QString &digit);

/// How far along a status is; a report of a lower or equal rank never changes an attempt. What is
/// only believed (unknown, not sent) ranks below everything that a provider reports.
int attemptRank(AttemptStatus status);
/// Busy, completed and the like: the provider will report nothing new.
bool isFinal(AttemptStatus status);
/// The provider has it and has not finished with it.
bool isAtProvider(AttemptStatus status);
/// A call may be out: the intent is recorded and nothing proves that it ended or never was.
bool isOpen(AttemptStatus status);
/// Somebody is talking in it who is not hung up on: until the incident is settled a key may still be
/// pressed, and who pressed one hears the goodbye.
bool mayTalkOn(const Incident &incident, const Attempt &attempt);
/// The provider took the call: it was placed, however it ended.
bool wasPlaced(AttemptStatus status);
/// A first call that ended so may be followed by the second: it reached nobody and is surely over,
/// or surely never was. An answering machine is nobody.
bool mayBeFollowed(const Attempt &attempt);
/// Costs money: everything that may have reached the provider.
bool mayCost(AttemptStatus status);

} // namespace savehub
