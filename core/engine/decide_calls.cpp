// SPDX-License-Identifier: GPL-3.0-or-later
#include "decision_draft.h"

#include "call_guards.h"
#include "call_log_lines.h"
#include "call_outcome.h"
#include "enum_text.h"
#include "schedule.h"
#include "untrusted_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Decide)
};

/// A provider that could not be reached is tried again after this pause, inside the window.
constexpr Seconds pauseBeforeRetry{2};

/// The attempt that an event names; without one the event is refused.
Attempt *attemptOf(DecisionDraft &draft, const AttemptKey &key)
{
    auto *attempt = draft.record().attempt(key);
    if (!attempt) {
        draft.refuse(Error::Kind::NotFound, Words::tr("The incident has no such call."));
    }
    return attempt;
}

bool isActive(const Incident &incident)
{
    return incident.state == IncidentState::Open || incident.state == IncidentState::Escalating;
}

Reason reasonOf(AttemptStatus status)
{
    switch (status) {
    case AttemptStatus::Rejected:
        return Reason::Rejected;
    case AttemptStatus::Unknown:
        return Reason::OutcomeUnknown;
    default:
        return Reason::NotSent;
    }
}

/// Somebody was called, or would have been in test mode; a call whose end got lost was placed too.
bool anyWasPlaced(const IncidentRecord &record)
{
    return std::any_of(record.attempts.begin(), record.attempts.end(),
                       [](const Attempt &a) { return wasPlaced(a.status) || a.acceptedAt; });
}

/// A call step's status follows from its attempts: sending while one is open, executed once one
/// was placed, waiting while another may be tried, else failed.
void updateStepOf(DecisionDraft &draft, const Attempt &attempt)
{
    auto *step = draft.record().step(attempt.step);
    if (!step) {
        return;
    }
    const auto &attempts = draft.record().attempts;
    const bool sending = std::any_of(attempts.begin(), attempts.end(),
                                     [](const Attempt &a) { return attemptRank(a.status) < 2; });
    if (sending) {
        step->status = StepStatus::Sending;
    } else if (anyWasPlaced(draft.record())) {
        draft.execute(*step);
    } else if (mayBeFollowed(attempt.status) && isActive(draft.incident())
               && draft.now() + pauseBeforeRetry <= step->lastAt
               && attempts.size() < maxAttemptsPerIncident) {
        step->status = StepStatus::Pending;
        step->retryAt = draft.now() + pauseBeforeRetry;
        step->errorMessage = attempt.error;
    } else {
        draft.fail(*step, reasonOf(attempt.status), attempt.error);
    }
}

/// After an attempt ended without being placed: no call, and the operator hears why.
void endUnplaced(DecisionDraft &draft, Attempt &attempt, AttemptStatus status, const QString &why,
                 Notice::Severity severity)
{
    attempt.status = status;
    attempt.error = withoutNumbers(why);
    attempt.endedAt = draft.now();
    draft.happened(attempt, CallEventSource::Response, toText(status), attempt.error);
    draft.writeLog(callLog::failed(attempt.error));
    draft.tell(severity, Words::tr("the call was not placed: %1").arg(attempt.error));
    updateStepOf(draft, attempt);
}

/// Follows the call to its end, or ends it where it is not wanted any more: it may come to light
/// only after the incident was answered.
void follow(DecisionDraft &draft, Attempt &attempt)
{
    if (!isAtProvider(attempt.status)) {
        return;
    }
    if (!isActive(draft.incident()) && !isAnswerKey(attempt.digit) && !attempt.cancelWanted) {
        attempt.cancelWanted = true;
        draft.happened(attempt, CallEventSource::Engine, QStringLiteral("cancel"));
    }
    if (attempt.cancelWanted) {
        draft.order(command::EndCall{attempt.key});
    }
    draft.order(command::WatchCall{attempt.key});
}

/// The provider has the call. News may have overtaken this: what is known never goes back.
void adopt(DecisionDraft &draft, Attempt &attempt, const ProviderSid &sid, AttemptStatus status,
           CallEventSource source)
{
    attempt.sid = sid;
    attempt.error.clear();
    if (!attempt.acceptedAt) {
        attempt.acceptedAt = draft.now();
    }
    if (attemptRank(status) > attemptRank(attempt.status)) {
        attempt.status = status;
        attempt.endedAt = isFinal(status) ? std::optional(draft.now()) : std::nullopt;
        draft.happened(attempt, source, toText(status));
    }
    updateStepOf(draft, attempt);
    follow(draft, attempt);
}

void unknownForGood(DecisionDraft &draft, Attempt &attempt, const QString &why)
{
    attempt.status = AttemptStatus::Unknown;
    attempt.error = Words::tr("outcome unknown: %1").arg(withoutNumbers(why));
    attempt.endedAt = draft.now();
    draft.happened(attempt, CallEventSource::Engine, toText(attempt.status), attempt.error);
    draft.writeLog(callLog::failed(attempt.error));
    draft.tell(Notice::Severity::Alarm,
               Words::tr("nobody knows whether the call was placed. It counts as a call; look "
                         "into the provider's own log."));
    updateStepOf(draft, attempt);
}

/// A report that overtook the answer named another call. Which of them rings nobody knows: the one
/// that was reported with our key is followed, the operator looks for the other.
void tellOfTwoCalls(DecisionDraft &draft, const Attempt &attempt, const ProviderSid &answered)
{
    draft.happened(attempt, CallEventSource::Response, QStringLiteral("conflict"),
                   oneLine(answered.text()));
    draft.tell(Notice::Severity::Alarm,
               Words::tr("the provider answered with another call (%1) than it had reported (%2); "
                         "look into its own log.")
                   .arg(oneLine(answered.text()), oneLine(attempt.sid.text())));
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
    void operator()(const NotSent &notSent) const
    {
        endUnplaced(draft, attempt, AttemptStatus::NotSent, notSent.why, Notice::Severity::Warning);
    }
    void operator()(const Rejected &rejected) const
    {
        endUnplaced(draft, attempt, AttemptStatus::Rejected, rejected.why, Notice::Severity::Alarm);
    }
    void operator()(const UnknownOutcome &unknown) const
    {
        attempt.status = AttemptStatus::Reconciling;
        attempt.error = withoutNumbers(unknown.why);
        draft.happened(attempt, CallEventSource::Response, toText(attempt.status), attempt.error);
        draft.order(command::ReconcileCall{attempt.key});
    }
    void operator()(const OnlyBuilt &) const
    {
        attempt.status = AttemptStatus::TestMode;
        attempt.endedAt = draft.now();
        draft.happened(attempt, CallEventSource::Engine, toText(attempt.status));
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
                    Words::tr("the provider has no such call (%1)").arg(attempt.error),
                    Notice::Severity::Warning);
    }
    void operator()(const StillUnknown &unknown) const
    {
        unknownForGood(draft, attempt, unknown.why);
    }
};

/// A report names the call it is about. Until the provider's answer has come any call may be the
/// attempt's, but for that of the other attempt.
bool isAboutAnother(const IncidentRecord &record, const Attempt &attempt, const ProviderSid &sid)
{
    if (sid.isEmpty() || attempt.sid == sid) {
        return false;
    }
    return !attempt.sid.isEmpty()
           || std::any_of(record.attempts.begin(), record.attempts.end(),
                          [&](const Attempt &other) { return other.sid == sid; });
}

/// Figures that come late are kept whatever the status.
void takeFigures(Attempt &attempt, const CallReport &report)
{
    if (report.price) {
        attempt.price = report.price;
    }
    if (report.duration) {
        attempt.duration = report.duration;
    }
    if (!report.answeredBy.isEmpty()) {
        attempt.answeredBy = report.answeredBy;
    }
}

void takeDigit(DecisionDraft &draft, Attempt &attempt, const event::CallReported &event)
{
    const auto actor = QStringLiteral("attendee by key");
    attempt.digit = event.report.digit;
    draft.happened(attempt, event.source, QStringLiteral("digit"), attempt.digit,
                   event.report.sequence);
    if (draft.incident().state == IncidentState::Resolved) {
        return;
    }
    if (attempt.digit == QLatin1String("1")) {
        decideOn(draft, event::Joined{actor, event.attempt});
    } else if (attempt.digit == QLatin1String("2")) {
        decideOn(draft, event::Missed{actor, event.attempt});
    }
}

} // namespace

void decideOn(DecisionDraft &draft, const event::CallSent &event)
{
    auto *attempt = attemptOf(draft, event.attempt);
    if (!attempt) {
        return;
    }
    const bool overtaken = attempt->status != AttemptStatus::Sending;
    if (overtaken && !std::holds_alternative<Accepted>(event.outcome)) {
        return; // a report told already that the call exists
    }
    std::visit(OnSent{draft, *attempt}, event.outcome);
}

void decideOn(DecisionDraft &draft, const event::CallWithheld &event)
{
    auto *attempt = attemptOf(draft, event.attempt);
    if (!attempt || attempt->status != AttemptStatus::Sending) {
        return;
    }
    attempt->status = AttemptStatus::Withheld;
    attempt->endedAt = draft.now();
    draft.happened(*attempt, CallEventSource::Engine, toText(attempt->status),
                   toText(event.reason));
    if (event.reason == Reason::OutsideCriticalWindow) {
        draft.writeLog(callLog::hardStop(secondsBefore(draft.incident().start, draft.now())));
    }
    if (isActive(draft.incident())) {
        draft.tell(
            Notice::Severity::Alarm,
            Words::tr("the call was stopped just before it left (%1).").arg(toText(event.reason)));
    }
    auto *step = draft.record().step(attempt->step);
    if (step && anyWasPlaced(draft.record())) {
        draft.execute(*step);
        step->reason = event.reason;
    } else if (step) {
        draft.withhold(*step, event.reason, draft.circumstances().providerProblem);
    }
}

void decideOn(DecisionDraft &draft, const event::CallReconciled &event)
{
    auto *attempt = attemptOf(draft, event.attempt);
    if (attempt && attempt->status == AttemptStatus::Reconciling) {
        std::visit(OnReconciled{draft, *attempt}, event.result);
    }
}

void decideOn(DecisionDraft &draft, const event::CallReported &event)
{
    auto *attempt = attemptOf(draft, event.attempt);
    if (!attempt) {
        return;
    }
    const auto &report = event.report;
    if (isAboutAnother(draft.record(), *attempt, report.sid)) {
        draft.refuse(Error::Kind::Conflict, Words::tr("The news is about another call."));
        return;
    }
    takeFigures(*attempt, report);
    if (attemptRank(report.status) > attemptRank(attempt->status)) {
        const bool wasFollowed = isAtProvider(attempt->status);
        if (!wasFollowed) {
            attempt->sid = attempt->sid.isEmpty() ? report.sid : attempt->sid;
            attempt->acceptedAt = attempt->acceptedAt.value_or(draft.now());
            attempt->error.clear();
        }
        attempt->status = report.status;
        attempt->endedAt = isFinal(report.status) ? std::optional(draft.now()) : std::nullopt;
        draft.happened(*attempt, event.source, toText(report.status), report.answeredBy,
                       report.sequence);
        updateStepOf(draft, *attempt);
        if (!wasFollowed) {
            follow(draft, *attempt);
        }
    }
    // Who pressed a wrong key may press another one; an answer stands.
    if (!report.digit.isEmpty() && report.digit != attempt->digit && !isAnswerKey(attempt->digit)) {
        takeDigit(draft, *attempt, event);
    }
}

void decideOn(DecisionDraft &draft, const event::CallLost &event)
{
    auto *attempt = attemptOf(draft, event.attempt);
    if (!attempt || !isAtProvider(attempt->status)) {
        return;
    }
    attempt->status = AttemptStatus::Unknown;
    attempt->error = Words::tr("the end of the call is unknown: %1").arg(withoutNumbers(event.why));
    attempt->endedAt = draft.now();
    draft.happened(*attempt, CallEventSource::Engine, toText(attempt->status), attempt->error);
    draft.tell(Notice::Severity::Alarm,
               Words::tr("the call was placed, but nobody knows how it ended; look into the "
                         "provider's own log."));
    updateStepOf(draft, *attempt);
}

void decideRestarted(DecisionDraft &draft)
{
    for (auto &attempt : draft.record().attempts) {
        if (attempt.status == AttemptStatus::Sending) {
            attempt.status = AttemptStatus::Reconciling;
            attempt.error = Words::tr("the program ended before the answer came");
            draft.happened(attempt, CallEventSource::Engine, toText(attempt.status), attempt.error);
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
        const UnknownOutcome lost{Words::tr("the program ended before the answer came")};
        decideOn(draft, event::MessageSent{step.id, lost});
    }
}

} // namespace savehub
