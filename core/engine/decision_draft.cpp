// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decision_draft.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"
#include "engine/budget.h"
#include "engine/call_outcome.h"
#include "engine/call_tries.h"
#include "engine/phone_limit.h"
#include "engine/schedule.h"
#include "phrases/in_words.h"

namespace savehub {

namespace {

Phrase whyPhoneIsTaken(const IncidentRecord &record, Provider provider)
{
    return phoneIsEngaged(record, provider) ? whyPhoneIsEngaged(record, provider)
                                            : whyNoThirdCall(record, provider);
}

} // namespace

DecisionDraft::DecisionDraft(const IncidentRecord &record, const DecisionContext &context)
    : m_decision{.record = record},
      m_context(context)
{
}

void DecisionDraft::refuse(Error::Kind kind, const Phrase &what, const Phrase &advice)
{
    m_decision.refusal = Refusal{kind, what, advice};
}

void DecisionDraft::addNotice(Notice::Severity severity, const Phrase &what, const Phrase &cause)
{
    m_decision.notices.push_back({severity, incident().id,
                                  Phrase(Say::About, subjectOf(record()), what),
                                  cause.isEmpty() ? withoutNumbers(what) : cause});
}

void DecisionDraft::audit(const QString &actor, const QString &action, const QString &subject,
                          const QString &detail)
{
    m_decision.audit.push_back({actor, action, subject, detail});
}

void DecisionDraft::addCallEvent(const Attempt &attempt, CallEventSource source,
                                 const QString &event, const Phrase &detail,
                                 std::optional<int> sequence)
{
    m_decision.callEvents.push_back({.attempt = attempt.key,
                                     .at = now(),
                                     .source = source,
                                     .event = event,
                                     .sequence = sequence,
                                     .detail = detail});
}

void DecisionDraft::takeBack(Attempt &attempt, const Phrase &why)
{
    attempt.cancelWanted = true;
    addCallEvent(attempt, CallEventSource::Engine, QStringLiteral("cancel"), why);
}

bool DecisionDraft::takeBackIfStopped(Attempt &attempt)
{
    const bool stopped = m_context.standing.settings.callsStopped;
    if (!stopped || attempt.status != AttemptStatus::Queued || attempt.cancelWanted) {
        return false;
    }
    takeBack(attempt, Say::CallsStopped);
    audit(engineActor, QStringLiteral("call.taken_back"), attempt.key.text(),
          toText(Reason::CallsStopped));
    addNotice(Notice::Severity::Warning, Say::StoppedCallTakenBack);
    return true;
}

void DecisionDraft::warnOfSpend(const Spend &spend)
{
    auto standing = m_context.standing;
    standing.spend = spend;
    for (const auto &[what, text] : budgetWarnings(standing, now())) {
        warnOnce(what, text);
    }
}

void DecisionDraft::warnOnce(Warning what, const Phrase &text)
{
    if (!wasTold(m_context.standing, what, now())) {
        m_decision.notices.push_back({Notice::Severity::Warning, {}, text});
        m_decision.warned.push_back(what);
    }
}

void DecisionDraft::enter(IncidentState state, const QString &actor)
{
    audit(actor, QStringLiteral("incident.state"), incident().id.text(),
          QStringLiteral("%1 -> %2").arg(toText(incident().state), toText(state)));
    incident().state = state;
}

void DecisionDraft::startSending(Step &step)
{
    step.status = StepStatus::Sending;
    step.retryAt.reset();
    audit(engineActor, QStringLiteral("step.sending"), step.id.text());
}

void DecisionDraft::execute(Step &step)
{
    if (step.status == StepStatus::Executed) {
        return;
    }
    step.status = StepStatus::Executed;
    step.executedAt = step.executedAt.value_or(now()); // a second call keeps the first one's time
    step.reason = Reason::None;
    step.errorMessage = {};
    audit(engineActor, QStringLiteral("step.executed"), step.id.text());
}

void DecisionDraft::skip(Step &step, Reason reason, const Phrase &why, const QString &actor)
{
    step.status = StepStatus::Skipped;
    step.reason = reason;
    step.errorMessage = why;
    step.retryAt.reset();
    audit(actor, QStringLiteral("step.skipped"), step.id.text(), toText(reason));
}

void DecisionDraft::fail(Step &step, Reason reason, const Phrase &why)
{
    step.status = StepStatus::Failed;
    step.reason = reason;
    step.errorMessage = withoutNumbers(why);
    step.retryAt.reset();
    audit(engineActor, QStringLiteral("step.failed"), step.id.text(),
          QStringLiteral("%1: %2").arg(toText(reason), inWords(step.errorMessage)));
}

void DecisionDraft::withhold(Step &step, Reason reason, const QString &problem)
{
    if (reason == Reason::ProviderNotReady) {
        fail(step, reason, problem);
    } else {
        skip(step, reason,
             reason == Reason::PhoneLimitReached
                 ? whyPhoneIsTaken(record(), context().standing.settings.provider)
                 : Phrase(),
             engineActor);
    }
}

void DecisionDraft::settle(Reason reason, const QString &actor, const QString &note,
                           const AttemptKey &exceptCall)
{
    enter(IncidentState::Resolved, actor);
    incident().resolution = reason;
    incident().resolvedAt = now();
    audit(actor, QStringLiteral("incident.resolved"), incident().id.text(),
          note.isEmpty() ? toText(reason)
                         : QStringLiteral("%1: %2").arg(toText(reason), withoutNumbers(note, 500)));
    cancelWaiting(reason, actor, true);
    endCalls(exceptCall);
}

void DecisionDraft::answer(const QString &actor, const AttemptKey &exceptCall)
{
    enter(IncidentState::Acknowledged, actor);
    cancelWaiting(Reason::Acknowledged, actor, false);
    incident().acknowledgedAt = now();
    endCalls(exceptCall);
}

void DecisionDraft::endCalls(const AttemptKey &exceptCall)
{
    for (auto &attempt : record().attempts) {
        if (attempt.waitsForTry()) { // although somebody may have answered in it
            withholdCall(*this, attempt, Reason::IncidentNotActive);
            continue;
        }
        if (!isOpen(attempt.status) || attempt.key == exceptCall
            || mayTalkOn(incident(), attempt)) {
            continue;
        }
        if (!attempt.cancelWanted) {
            takeBack(attempt);
        }
        if (attempt.status == AttemptStatus::Sending) {
            order(command::WithdrawCall{attempt.key});
        } else if (!attempt.sid.isEmpty()) {
            order(command::EndCall{attempt.key});
        }
    }
}

void DecisionDraft::cancelWaiting(Reason reason, const QString &actor, bool backupsToo)
{
    for (auto &step : record().steps) {
        if (step.recipient == Recipient::Backup && !backupsToo) {
            continue;
        }
        if (step.status == StepStatus::Pending) {
            skip(step, reason, step.errorMessage, actor);
        } else if (step.status == StepStatus::Sending && step.channel == Channel::Text) {
            order(command::WithdrawText{step.id});
        } else if (wantsCall(record(), step)) {
            step.reason = reason; // the first call was made, the second will not be
        }
    }
}

} // namespace savehub
