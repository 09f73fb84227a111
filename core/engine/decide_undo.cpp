// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decision_draft.h"

#include "domain/enum_text.h"
#include "engine/undo.h"

#include <algorithm>

namespace savehub {

namespace {

/// When \a what was done. Nothing when it is not in force any more.
std::optional<Instant> doneAt(const Incident &incident, Reason what)
{
    if (what == Reason::Acknowledged) {
        return incident.state == IncidentState::Acknowledged ? incident.acknowledgedAt
                                                             : std::nullopt;
    }
    const bool isInForce = incident.state == IncidentState::Resolved && incident.resolution == what;
    return isInForce && (what == Reason::Joined || what == Reason::Resolved) ? incident.resolvedAt
                                                                             : std::nullopt;
}

bool changedItsTime(const IncidentRecord &record)
{
    return record.meeting.cancelled || record.meeting.start != record.incident.start;
}

/// Why what was done at \a at stays. Empty when it may be undone.
Phrase whyNot(DecisionDraft &draft, Instant at)
{
    if (draft.now() < at || draft.now() - at > undoableFor) {
        return Say::UndoTooLate;
    }
    if (!draft.context().answerMayBeUndone) {
        return Say::NewsMeanwhile;
    }
    if (changedItsTime(draft.record())) {
        return Say::MeetingChangedMeanwhile;
    }
    if (callTakenBack(draft.record(), at)) {
        return Say::CallTakenBackAlready;
    }
    return {};
}

/// A call that was stopped at \a at or later, before anything of it left, never existed. Returns
/// whether a call may follow the incident's last one.
bool forgetWithheldCall(DecisionDraft &draft, Instant at)
{
    auto &attempts = draft.record().attempts;
    if (attempts.empty()) {
        return false;
    }
    auto &last = attempts.back();
    const bool canFollow = attempts.size() < maxAttemptsPerIncident;
    if (canFollow && last.status == AttemptStatus::Withheld && last.endedAt >= at) {
        last.status = AttemptStatus::NotSent;
        last.cancelWanted = false;
        draft.addCallEvent(last, CallEventSource::Engine, toText(last.status), Say::CauseUndone);
    }
    return last.status == AttemptStatus::NotSent;
}

/// The steps that waited when \a what was done wait again. A call that was held back because of it
/// waits only if it \a callMayFollow. A step whose time has passed meanwhile is found late and told
/// like any other.
void restoreSteps(DecisionDraft &draft, Reason what, bool callMayFollow, const QString &actor)
{
    for (auto &step : draft.record().steps) {
        // It was about to leave and was held back because of what is undone.
        const bool heldBack = step.reason == Reason::IncidentNotActive
                              && (step.channel != Channel::Call || callMayFollow);
        if (step.reason != what && !heldBack) {
            continue;
        }
        step.reason = Reason::None;
        if (step.status == StepStatus::Skipped) {
            step.status = StepStatus::Pending;
        }
        draft.audit(actor, QStringLiteral("step.restored"), step.id.text());
    }
}

/// The state that \a record had at \a at, with its steps as they were.
IncidentState formerState(const IncidentRecord &record, Instant at)
{
    const auto any = [&](auto holds) {
        return std::any_of(record.steps.begin(), record.steps.end(), holds);
    };
    if (any([](const Step &step) {
            const bool begun = step.status != StepStatus::Pending || step.tries > 0;
            return step.recipient == Recipient::Backup && begun;
        })) {
        return IncidentState::Escalating;
    }
    if (record.incident.acknowledgedAt) {
        return IncidentState::Acknowledged;
    }
    return any([&](const Step &step) { return step.dueAt <= at; }) ? IncidentState::Open
                                                                   : IncidentState::Scheduled;
}

} // namespace

const Attempt *callTakenBack(const IncidentRecord &record, Instant at)
{
    const auto &calls = record.attempts;
    const auto found = std::find_if(calls.begin(), calls.end(), [&](const Attempt &call) {
        const bool hasLeft = call.status != AttemptStatus::Withheld;
        return hasLeft && call.cancelWanted && call.endedAt.value_or(at) >= at;
    });
    return found == calls.end() ? nullptr : &*found;
}

void decideOn(DecisionDraft &draft, const event::Undo &event)
{
    auto &incident = draft.incident();
    const auto at = doneAt(incident, event.what);
    const auto why = at ? whyNot(draft, *at) : Say::IncidentChangedMeanwhile;
    if (!why.isEmpty()) {
        draft.refuse(Error::Kind::Refused, Phrase(Say::CannotBeUndone, why));
        return;
    }
    if (event.what == Reason::Acknowledged) {
        incident.acknowledgedAt.reset();
    }
    const bool callMayFollow = forgetWithheldCall(draft, *at);
    restoreSteps(draft, event.what, callMayFollow, event.actor);
    draft.enter(formerState(draft.record(), *at), event.actor);
    incident.resolution = Reason::None;
    incident.resolvedAt.reset();
    draft.audit(event.actor, QStringLiteral("incident.undone"), incident.id.text(),
                toText(event.what));
}

} // namespace savehub
