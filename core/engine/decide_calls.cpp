// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_draft.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"
#include "engine/call_log_lines.h"
#include "engine/call_outcome.h"
#include "engine/call_tries.h"
#include "phrases/in_words.h"

namespace savehub {

namespace {

/// Tells the operator why, and what to do where nobody else does anything any more.
void tellUnplaced(DecisionDraft &draft, const Attempt &attempt)
{
    const bool isRejected = attempt.status == AttemptStatus::Rejected;
    const auto *step = draft.record().step(attempt.step);
    const bool nobodyRang =
        isActive(draft.incident()) && step && step->status == StepStatus::Failed;
    std::vector<Phrase> what{Phrase(Say::CallNotPlaced, attempt.error)};
    if (nobodyRang) {
        what.push_back(Say::CallByHand);
    }
    if (isRejected) {
        what.push_back(Say::CheckSetup);
    }
    draft.addNotice(isRejected || nobodyRang ? Notice::Severity::Alarm : Notice::Severity::Warning,
                    Phrase::together(what));
}

/// For an attempt that ended without being placed.
void endUnplaced(DecisionDraft &draft, Attempt &attempt, AttemptStatus status, const Phrase &why)
{
    attempt.status = status;
    attempt.error = withoutNumbers(why);
    attempt.endedAt = draft.now();
    draft.addCallEvent(attempt, CallEventSource::Response, toText(status), attempt.error);
    draft.writeLog(callLog::failed(inWords(attempt.error)));
    updateStepOf(draft, attempt);
    tellUnplaced(draft, attempt);
}

/// The provider has the call. News may have come before this: what is known never goes back.
void adopt(DecisionDraft &draft, Attempt &attempt, const ProviderSid &sid, AttemptStatus status,
           CallEventSource source)
{
    attempt.sid = sid;
    attempt.error = {};
    if (!attempt.acceptedAt) {
        attempt.acceptedAt = draft.now();
    }
    if (attemptRank(status) > attemptRank(attempt.status)) {
        attempt.status = status;
        attempt.endedAt = isFinal(status) ? std::optional(draft.now()) : std::nullopt;
        draft.addCallEvent(attempt, source, toText(status));
    }
    updateStepOf(draft, attempt);
    follow(draft, attempt);
    askForPrice(draft, attempt);
}

void unknownForGood(DecisionDraft &draft, Attempt &attempt, const Phrase &why)
{
    attempt.status = AttemptStatus::Unknown;
    attempt.error = Phrase(Say::OutcomeUnknown, withoutNumbers(why));
    attempt.endedAt = draft.now();
    draft.addCallEvent(attempt, CallEventSource::Engine, toText(attempt.status), attempt.error);
    draft.writeLog(callLog::failed(inWords(attempt.error)));
    draft.addNotice(Notice::Severity::Alarm, Say::CallOutcomeUnknown);
    updateStepOf(draft, attempt);
}

/// A report came before the answer and named another call. Nobody knows which of them rings: the
/// engine follows the call that was reported with our key, and the operator has to look for the
/// other.
void tellOfTwoCalls(DecisionDraft &draft, const Attempt &attempt, const ProviderSid &answered)
{
    draft.addCallEvent(attempt, CallEventSource::Response, QStringLiteral("conflict"),
                       oneLine(answered.text()));
    draft.addNotice(
        Notice::Severity::Alarm,
        Phrase(Say::TwoCallsAtProvider, oneLine(answered.text()), oneLine(attempt.sid.text())));
}

struct OnSent {
    DecisionDraft &draft;
    Attempt &attempt;

    void operator()(const Accepted &accepted) const
    {
        draft.writeLog(callLog::initiated(attempt.provider));
        if (!attempt.sid.isEmpty() && attempt.sid != accepted.sid) {
            tellOfTwoCalls(draft, attempt, accepted.sid);
            return;
        }
        adopt(draft, attempt, accepted.sid, accepted.status, CallEventSource::Response);
    }
    void operator()(const NotSent &notSent) const { handleNotSent(draft, attempt, notSent); }
    void operator()(const Rejected &rejected) const
    {
        endUnplaced(draft, attempt, AttemptStatus::Rejected, rejected.why);
    }
    void operator()(const UnknownOutcome &unknown) const
    {
        attempt.status = AttemptStatus::Reconciling;
        attempt.error = withoutNumbers(unknown.why);
        draft.addCallEvent(attempt, CallEventSource::Response, toText(attempt.status),
                           attempt.error);
        draft.order(command::ReconcileCall{attempt.key});
    }
    void operator()(const OnlyBuilt &) const
    {
        attempt.status = AttemptStatus::TestMode;
        attempt.endedAt = draft.now();
        draft.addCallEvent(attempt, CallEventSource::Engine, toText(attempt.status));
        updateStepOf(draft, attempt);
    }
};

struct OnReconciled {
    DecisionDraft &draft;
    Attempt &attempt;

    void operator()(const FoundAtProvider &found) const
    {
        adopt(draft, attempt, found.sid, found.status, CallEventSource::Poll);
    }
    void operator()(const ProvenAbsent &) const
    {
        endUnplaced(draft, attempt, AttemptStatus::NotSent,
                    Phrase(Say::NoSuchCallAtProvider, attempt.error));
    }
    void operator()(const StillUnknown &unknown) const
    {
        unknownForGood(draft, attempt, unknown.why);
    }
};

} // namespace

void decideOn(DecisionDraft &draft, const event::CallSent &event)
{
    auto *attempt = attemptOf(draft, event.attempt);
    if (!attempt) {
        return;
    }
    const bool overtaken = attempt->status != AttemptStatus::Sending;
    if (overtaken && !std::holds_alternative<Accepted>(event.outcome)) {
        return; // a report said before that the call exists
    }
    std::visit(OnSent{draft, *attempt}, event.outcome);
}

void decideOn(DecisionDraft &draft, const event::CallWithheld &event)
{
    auto *attempt = attemptOf(draft, event.attempt);
    if (!attempt || attempt->status != AttemptStatus::Sending) {
        return;
    }
    withholdCall(draft, *attempt, event.reason);
}

void decideOn(DecisionDraft &draft, const event::CallReconciled &event)
{
    auto *attempt = attemptOf(draft, event.attempt);
    if (attempt && attempt->status == AttemptStatus::Reconciling) {
        std::visit(OnReconciled{draft, *attempt}, event.result);
    }
}

void decideRestarted(DecisionDraft &draft)
{
    for (auto &attempt : draft.record().attempts) {
        // An attempt that waits for its next try is known not to be out. The next try is among what
        // is due.
        if (attempt.status == AttemptStatus::Sending && !attempt.retryAt) {
            attempt.status = AttemptStatus::Reconciling;
            attempt.error = Say::ProgramEnded;
            draft.addCallEvent(attempt, CallEventSource::Engine, toText(attempt.status),
                               attempt.error);
        }
        if (attempt.status == AttemptStatus::Reconciling) {
            draft.order(command::ReconcileCall{attempt.key});
        }
        follow(draft, attempt);
    }
    for (auto &step : draft.record().steps) {
        if (step.status != StepStatus::Sending || step.channel == Channel::Call) {
            continue;
        }
        const UnknownOutcome lost{Say::ProgramEnded};
        decideOn(draft, event::MessageSent{step.id, lost});
    }
}

} // namespace savehub
