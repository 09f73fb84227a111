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

// The words that people read, translated. The stable texts of store and log are toText()'s.
QString stateWord(IncidentState state);
QString channelWord(Channel channel);
QString providerWord(Provider provider);
/// "sent", or "made" for a call.
QString stepStatusWord(Channel channel, StepStatus status);
/// Likewise; of a text, whether it arrived.
QString stepStatusWord(const Step &step);
QString severityWord(Notice::Severity severity);
QString outcomeWords(CallOutcome outcome);
/// Likewise, and what a pressed key said.
QString outcomeWords(const Attempt &attempt);
/// Why a step did not happen or an incident ended; empty for Reason::None.
QString reasonWords(Reason reason);
/// "Joined", "Meeting moved"…: how a resolved incident ended.
QString resolutionWords(Reason reason);
/// "Email", "Text to backup": a step, by what it does and for whom.
QString stepName(Channel channel, Recipient recipient);
/// The name of a call event as the provider or the engine wrote it, in words.
QString callEventWords(const QString &event);
/// What goes with it: who answered or the reason, in words, or what strangers wrote, on one line
/// without numbers.
QString callEventDetail(const QString &detail);
QString sourceWords(CallEventSource source);
/// The question that a guard asks, by its stable name.
QString guardWords(const QString &guard);

Tone outcomeTone(CallOutcome outcome);
Tone outcomeTone(const Attempt &attempt);
Tone stepTone(StepStatus status);
/// A text has not done its work before it arrived.
Tone stepTone(const Step &step);
Tone severityTone(Notice::Severity severity);

/// "$0.025" as the provider says, or "$0.025 estimated" while the provider has not said.
QString costWords(const Attempt &attempt);
/// Likewise; empty where nothing may have left.
QString costWords(const Step &step);

} // namespace savehub
