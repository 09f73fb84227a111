// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_draft.h"

#include "engine/budget.h"
#include "engine/call_outcome.h"
#include "engine/phone_limit.h"

#include <algorithm>

namespace savehub {

namespace {

/// After a call that is proven absent, the second one follows after this pause, inside the window.
constexpr Seconds pauseBeforeRetry{2};

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

} // namespace

Attempt *attemptOf(DecisionDraft &draft, const AttemptKey &key)
{
    auto *attempt = draft.record().attempt(key);
    if (!attempt) {
        draft.refuse(Error::Kind::NotFound, Say::NoSuchCall);
    }
    return attempt;
}

bool mayTakeItsTurn(DecisionDraft &draft)
{
    const auto &around = draft.context();
    return around.line == LineTurn::Granted
           && !phoneIsEngaged(draft.record(), around.standing.settings.provider);
}

void joinLine(DecisionDraft &draft, const Step &step, int number)
{
    draft.offerToLine({draft.incident().id, step.lastAt, number, *draft.record().person.phone});
}

bool isActive(const Incident &incident)
{
    return incident.state == IncidentState::Open || incident.state == IncidentState::Escalating;
}

bool anyWasPlaced(const IncidentRecord &record)
{
    return std::any_of(record.attempts.begin(), record.attempts.end(),
                       [](const Attempt &a) { return wasPlaced(a.status) || a.acceptedAt; });
}

bool mayHaveRung(const IncidentRecord &record)
{
    return std::any_of(record.attempts.begin(), record.attempts.end(), [](const Attempt &a) {
        return (wasPlaced(a.status) && a.status != AttemptStatus::Failed)
               || a.status == AttemptStatus::Unknown;
    });
}

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
    } else if (allowsSecondCall(attempt) && isActive(draft.incident())
               && draft.now() + pauseBeforeRetry <= step->lastAt
               && attempts.size() < maxAttemptsPerIncident) {
        step->status = StepStatus::Pending;
        step->retryAt = draft.now() + pauseBeforeRetry;
        step->errorMessage = attempt.error;
    } else {
        draft.fail(*step, reasonOf(attempt.status), attempt.error);
    }
}

QString trailAfter(const IncidentRecord &record, const Step &step, const GuardVerdict &verdict)
{
    if (verdict.allowed() || record.attempts.empty()) {
        return trailToJson(verdict.trail);
    }
    auto trail = trailFromJson(step.guardTrail);
    std::erase_if(trail, [](const GuardFinding &seen) { return seen.refusal != Reason::None; });
    trail.push_back(verdict.trail.back());
    return trailToJson(trail);
}

void follow(DecisionDraft &draft, Attempt &attempt)
{
    if (!isAtProvider(attempt.status)) {
        return;
    }
    const bool isUnwanted = !isActive(draft.incident()) && !answerOfKey(attempt.digit)
                            && !mayTalkOn(draft.incident(), attempt);
    if (isUnwanted && !attempt.cancelWanted) {
        draft.takeBack(attempt);
    }
    draft.takeBackIfStopped(attempt);
    if (attempt.cancelWanted) {
        draft.order(command::EndCall{attempt.key});
    }
    draft.order(command::WatchCall{attempt.key});
}

void askForPrice(DecisionDraft &draft, const Attempt &attempt)
{
    const bool over = isFinal(attempt.status) && !attempt.sid.isEmpty();
    if (over && !attempt.price && attempt.provider == Provider::Twilio) {
        draft.order(command::ReadPrice{attempt.key});
    }
}

void bookPrice(DecisionDraft &draft, Attempt &attempt, Money price)
{
    const auto spend = spendWithout(draft.context().standing.spend, attempt, draft.now());
    attempt.price = price;
    draft.warnOfSpend(spendWith(spend, attempt, draft.now()));
}

} // namespace savehub
