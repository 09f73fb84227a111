// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tone.h"

#include "domain/attempt.h"
#include "domain/call_event.h"
#include "domain/incident.h"
#include "domain/notice.h"
#include "domain/policy.h"
#include "domain/provider.h"
#include "domain/reason.h"
#include "domain/step.h"
#include "engine/call_outcome.h"

#include <QString>

namespace savehub {

// The translated words that people read. toText() gives the stable texts of the store and the log.
QString stateWord(IncidentState state);
QString channelWord(Channel channel);
QString providerWord(Provider provider);
/// "sent", or "made" for a call.
QString stepStatusWord(Channel channel, StepStatus status);
/// How far \a step is; for a text also whether it arrived.
QString stepStatusWord(const Step &step);
QString severityWord(Notice::Severity severity);
QString outcomeWords(CallOutcome outcome);
/// How the call ended; or, when a key was pressed, what it means.
QString outcomeWords(const Attempt &attempt);
/// Why a step did not happen or an incident ended; empty for Reason::None.
QString reasonWords(Reason reason);
/// "Joined", "Meeting moved"…: how a resolved incident ended.
QString resolutionWords(Reason reason);
/// A step by its channel and recipient: "Email", "Text to backup".
QString stepName(Channel channel, Recipient recipient);
/// The name of a call event as the provider or the engine wrote it, in words.
QString callEventWords(const QString &event);
/// The detail of a call event: who answered or the reason, in words; or strangers' words, on one
/// line and without phone numbers.
QString callEventDetail(const QString &detail);
QString sourceWords(CallEventSource source);
/// The question that a guard asks, by its stable name.
QString guardWords(const QString &guard);

Tone outcomeTone(CallOutcome outcome);
Tone outcomeTone(const Attempt &attempt);
Tone stepTone(StepStatus status);
/// A text is good only once it has arrived.
Tone stepTone(const Step &step);
Tone severityTone(Notice::Severity severity);

/// "$0.025" once the provider has named the price, "$0.025 estimated" until then.
QString costWords(const Attempt &attempt);
/// What the text of \a step costs; empty when nothing can have left.
QString costWords(const Step &step);

} // namespace savehub
