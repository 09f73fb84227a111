// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answer.h"
#include "domain/attempt.h"
#include "domain/incident.h"

#include <QString>

#include <optional>

namespace savehub {

/// The outcome of a call, in the words of its history.
enum class CallOutcome {
    Placed, ///< accepted and not ringing yet, or being sent
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
/// "confirmed by key": the stable text for exports.
QString toText(CallOutcome outcome);

/// What a pressed key says: 1 is joined, 2 is missed, any other key is no answer.
std::optional<Answer> answerOfKey(const QString &digit);

/// How far along a status is. A report of a lower or equal rank never changes an attempt. What is
/// only believed (unknown, not sent) ranks below everything that a provider reports.
int attemptRank(AttemptStatus status);
/// Busy, completed and the like: the provider will report nothing new.
bool isFinal(AttemptStatus status);
/// The provider has the call and has not finished with it.
bool isAtProvider(AttemptStatus status);
/// A call may be out: its intent is recorded, and nothing proves that it ended or never existed.
bool isOpen(AttemptStatus status);
/// Somebody is talking in the call and is not hung up on. They may still press a key until the
/// incident is settled; after they pressed one, they hear the goodbye.
bool mayTalkOn(const Incident &incident, const Attempt &attempt);
/// The provider took the call. It was placed, however it ended.
bool wasPlaced(AttemptStatus status);
/// Whether the second call may follow a first call that ended like this: it reached nobody and is
/// surely over, or it surely never existed. An answering machine counts as nobody.
bool allowsSecondCall(const Attempt &attempt);
/// Whether it costs money: so does everything that may have reached the provider.
bool mayCost(AttemptStatus status);

} // namespace savehub
