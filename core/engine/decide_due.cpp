// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decision_draft.h"

#include "engine/budget.h"
#include "engine/call_draft.h"
#include "engine/call_guards.h"
#include "engine/call_log_lines.h"
#include "engine/call_outcome.h"
#include "engine/call_tries.h"
#include "engine/cost.h"
#include "engine/incident_record.h"
#include "engine/message_guards.h"
#include "engine/phone_limit.h"
#include "engine/schedule.h"
#include "phrases/in_words.h"

#include <algorithm>

namespace savehub {

namespace {

void openWhenFirstRungIsDue(DecisionDraft &draft)
{
    const auto &steps = draft.record().steps;
    const bool due = std::any_of(steps.begin(), steps.end(),
                                 [&](const Step &step) { return step.dueAt <= draft.now(); });
    if (due && draft.incident().state == IncidentState::Scheduled) {
        draft.enter(IncidentState::Open, engineActor);
    }
}

void escalateForBackup(DecisionDraft &draft)
{
    const auto state = draft.incident().state;
    if (state == IncidentState::Open || state == IncidentState::Acknowledged) {
        draft.enter(IncidentState::Escalating, engineActor);
    }
}

/// A message that was found too late is never sent late blindly.
void giveUpLateMessage(DecisionDraft &draft, Step &step)
{
    if (step.tries > 0) {
        draft.fail(step, Reason::NotSent, step.errorMessage);
        draft.addNotice(Notice::Severity::Warning, Say::ReminderNotInTime);
        return;
    }
    draft.skip(step, Reason::MissedWindow, Say::TooLateToSend, engineActor);
    (step.channel == Channel::Text ? draft.overdue().texts : draft.overdue().emails) += 1;
    draft.addNotice(Notice::Severity::Warning, Say::ReminderMissed);
}

/// After this commit the text counts, whatever becomes of it.
void intendText(DecisionDraft &draft, Step &step)
{
    const auto &standing = draft.context().standing;
    step.provider = standing.settings.provider;
    step.to = phoneOf(draft.record().person, step.recipient);
    step.estimate = estimateOf(step, draft.context());
    if (step.provider == Provider::Twilio) {
        draft.warnOfSpend(spendWithCost(standing.spend, *step.estimate, draft.now(), draft.now()));
    }
}

void sendMessage(DecisionDraft &draft, Step &step)
{
    const bool isText = step.channel == Channel::Text;
    step.tries += 1;
    step.sentAt = draft.now();
    draft.startSending(step);
    if (isText) {
        intendText(draft, step);
        draft.order(command::SendText{step.id, draft.context().dueText(step.id)});
    } else {
        draft.order(command::SendEmail{step.id});
    }
}

/// The incident escalates to nobody, so the operator has to look after it.
void tellIfNobodyIsTold(DecisionDraft &draft, const Step &step)
{
    if (step.reason == Reason::NoBackup && step.channel == Channel::Email) {
        draft.addNotice(Notice::Severity::Warning, Say::NobodyIsTold);
    }
}

/// One notice for all calls and texts that are held back.
Phrase heldBackCause()
{
    return Say::HeldBackForTheirSake;
}

void tellIfHeldBack(DecisionDraft &draft, const Step &step)
{
    if (step.reason == Reason::BudgetExceeded || step.reason == Reason::CallsStopped) {
        draft.addNotice(Notice::Severity::Warning, Phrase(Say::NoTextSent, step.errorMessage));
    } else if (step.reason == Reason::PhoneQuota || step.reason == Reason::DestinationNotAllowed) {
        draft.addNotice(Notice::Severity::Warning, Phrase(Say::NoTextSent, step.errorMessage),
                        heldBackCause());
    }
}

void dueMessage(DecisionDraft &draft, Step &step)
{
    if (draft.now() > step.lastAt) {
        giveUpLateMessage(draft, step);
        return;
    }
    const auto verdict = askMessageGuards(draft.record(), step, draft.context());
    const auto &around = draft.context();
    const bool isAwaited =
        step.channel == Channel::Text ? around.providerIsAwaited : around.mailIsAwaited;
    if (verdict.allowed()) {
        sendMessage(draft, step);
    } else if (verdict.refusal == Reason::ProviderNotReady && isAwaited) {
        step.retryAt = draft.now() + pauseWhileAwaited;
    } else if (verdict.refusal == Reason::ProviderNotReady) {
        draft.fail(step, verdict.refusal, verdict.message);
        draft.addNotice(Notice::Severity::Warning, verdict.message);
    } else {
        draft.skip(step, verdict.refusal, verdict.message, engineActor);
        tellIfNobodyIsTold(draft, step);
        tellIfHeldBack(draft, step);
    }
}

/// The call is not placed, or not placed again. A step that has rung somebody stays executed, and
/// keeps the reason why there was no second call.
void withoutCall(DecisionDraft &draft, Step &step, Reason reason, const Phrase &why)
{
    if (step.status == StepStatus::Executed) {
        step.reason = reason;
        draft.audit(engineActor, QStringLiteral("call.no_second"), step.id.text(), inWords(why));
    } else if (!draft.record().attempts.empty()) {
        draft.fail(step, reason, draft.record().attempts.back().error);
    } else if (reason == Reason::ProviderNotReady) {
        draft.fail(step, reason, why);
    } else {
        draft.skip(step, reason, why, engineActor);
    }
}

void tellNoCall(DecisionDraft &draft, Notice::Severity severity, const Phrase &why,
                const Phrase &cause = {})
{
    const auto what = draft.record().attempts.empty() ? Phrase(Say::NoCallPlaced, why)
                                                      : Phrase(Say::NoFurtherCallPlaced, why);
    draft.addNotice(severity, what, cause);
}

/// An alarm: that no phone rang is worse than one call too few.
void tellNobodyRang(DecisionDraft &draft, const Phrase &why)
{
    draft.addNotice(Notice::Severity::Alarm, Phrase(Say::NobodyRung, why));
}

std::pair<Reason, Phrase> whyTooLate(const IncidentRecord &record, const Step &step,
                                     const DecisionContext &around)
{
    const auto provider = around.standing.settings.provider;
    if (around.line == LineTurn::Waiting) {
        return phoneIsEngaged(record, provider)
                   ? std::pair{Reason::PhoneLimitReached, whyPhoneIsEngaged(record, provider)}
                   : std::pair{Reason::LineFull, Say::LineWasFull};
    }
    if (step.retryAt && around.providerIsAwaited) {
        return {Reason::ProviderNotReady, around.providerProblem};
    }
    if (step.retryAt && callsToPhone(record, provider) >= maxCallsToPhone) {
        return {Reason::PhoneLimitReached, whyNoThirdCall(record, provider)};
    }
    return {Reason::MissedWindow, Say::CallWindowHadClosed};
}

void giveUpLateCall(DecisionDraft &draft, Step &step)
{
    const auto &around = draft.context();
    const bool rang = mayHaveRung(draft.record());
    const auto &[reason, why] = whyTooLate(draft.record(), step, around);
    draft.writeLog(callLog::hardStop(secondsBefore(draft.incident().start, draft.now())));
    withoutCall(draft, step, reason, why);
    draft.overdue().calls +=
        draft.record().attempts.empty() && reason == Reason::MissedWindow ? 1 : 0;
    if (rang || reason == Reason::PhoneLimitReached) {
        tellNoCall(draft, Notice::Severity::Warning, why);
    } else {
        tellNobodyRang(draft, why);
    }
}

void refuseCall(DecisionDraft &draft, Step &step, const GuardVerdict &verdict)
{
    if (verdict.refusal == Reason::AttemptsExhausted) {
        draft.writeLog(callLog::rateLimited(draft.record().person.id));
    } else {
        draft.writeLog(callLog::failed(inWords(verdict.message)));
    }
    withoutCall(draft, step, verdict.refusal, verdict.message);
    const bool isNobodysWish =
        verdict.refusal == Reason::ProviderNotReady || verdict.refusal == Reason::AttemptsExhausted;
    if (isNobodysWish && !mayHaveRung(draft.record())) {
        tellNobodyRang(draft, verdict.message);
    } else if (verdict.refusal == Reason::BudgetExceeded) {
        tellNoCall(draft, Notice::Severity::Alarm, verdict.message, Say::CapHoldsCallsBack);
    } else {
        const bool isForTheirSake = verdict.refusal == Reason::PhoneQuota
                                    || verdict.refusal == Reason::DestinationNotAllowed;
        tellNoCall(draft, Notice::Severity::Warning, verdict.message,
                   isForTheirSake ? heldBackCause() : Phrase());
    }
}

/// Records the intent. After this commit a call may be out, unless it is known that nothing has
/// left.
void intendCall(DecisionDraft &draft, Step &step)
{
    auto &record = draft.record();
    const auto &settings = draft.context().standing.settings;
    const auto number = static_cast<int>(record.attempts.size()) + 1;
    record.attempts.push_back({.key = draft.context().freshKey,
                               .incident = record.incident.id,
                               .step = step.id,
                               .number = number,
                               .provider = settings.provider,
                               .to = *record.person.phone,
                               .createdAt = draft.now(),
                               .estimate = callEstimate(settings, draft.context().pricePerMinute)});
    const auto &attempt = record.attempts.back();
    draft.warnOfSpend(spendWith(draft.context().standing.spend, attempt, draft.now()));
    step.provider = settings.provider;
    draft.startSending(step);
    draft.addCallEvent(attempt, CallEventSource::Engine, QStringLiteral("created"));
    beginTry(draft, attempt);
}

/// Whether the refusal may pass within the call's window: credentials may come, or calls that hold
/// its phone's places may come to nothing.
bool mayPass(DecisionDraft &draft, const GuardVerdict &verdict)
{
    const auto &around = draft.context();
    const auto &record = draft.record();
    const bool isAwaited = verdict.refusal == Reason::ProviderNotReady && around.providerIsAwaited;
    return isAwaited
           || (verdict.refusal == Reason::PhoneLimitReached && record.attempts.empty()
               && !around.callIsRefused && limitMayLift(record, around.standing.settings.provider));
}

void dueCall(DecisionDraft &draft, Step &step)
{
    auto &attempts = draft.record().attempts;
    if (!wantsCall(draft.record(), step)) {
        return;
    }
    if (!attempts.empty() && attempts.back().waitsForTry()) {
        retryDueCall(draft, step, attempts.back());
        return;
    }
    const auto verdict = askGuards(guardInputFor(draft.record(), draft.context()));
    step.guardTrail = trailAfter(draft.record(), step, verdict);
    if (verdict.refusal == Reason::OutsideCriticalWindow) {
        giveUpLateCall(draft, step);
    } else if (mayPass(draft, verdict)) {
        step.retryAt = draft.now() + pauseWhileAwaited;
    } else if (!verdict.allowed()) {
        refuseCall(draft, step, verdict);
    } else if (mayTakeItsTurn(draft)) {
        intendCall(draft, step);
    } else {
        const auto number = static_cast<int>(draft.record().attempts.size()) + 1;
        joinLine(draft, step, number);
    }
}

void dueStep(DecisionDraft &draft, Step &step)
{
    if (lookAt(draft.record(), step) > draft.now()) {
        return;
    }
    if (step.channel == Channel::Call) {
        dueCall(draft, step);
        return;
    }
    if (step.status != StepStatus::Pending) {
        return;
    }
    if (step.recipient == Recipient::Backup) {
        escalateForBackup(draft);
    }
    dueMessage(draft, step);
}

/// A call that the provider still queues when the window closes would ring too late.
void takeBackQueuedCalls(DecisionDraft &draft)
{
    const auto window = callWindow(draft.incident().start);
    for (auto &attempt : draft.record().attempts) {
        const bool late = attempt.status == AttemptStatus::Queued && draft.now() > window.until;
        if (late && !attempt.cancelWanted) {
            draft.takeBack(attempt, Say::QueuedWhenWindowClosed);
            draft.order(command::EndCall{attempt.key});
            draft.addNotice(Notice::Severity::Alarm, Say::QueuedCallTakenBack);
        }
    }
}

} // namespace

void decideDue(DecisionDraft &draft)
{
    if (draft.incident().state == IncidentState::Resolved) {
        return;
    }
    if (draft.now() >= expiryOf(draft.incident())) {
        draft.settle(Reason::Expired, engineActor);
        draft.overdue().expired += 1;
        return;
    }
    openWhenFirstRungIsDue(draft);
    for (auto &step : draft.record().steps) {
        dueStep(draft, step);
    }
    takeBackQueuedCalls(draft);
}

} // namespace savehub
