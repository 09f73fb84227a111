// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decision_draft.h"

namespace savehub {

namespace {

/// A settled incident takes no more answers. True when the event was refused.
bool refuseIfSettled(DecisionDraft &draft)
{
    if (draft.incident().state != IncidentState::Resolved) {
        return false;
    }
    draft.refuse(Error::Kind::Conflict, Say::SettledAlready);
    return true;
}

void settleOnce(DecisionDraft &draft, Reason reason, const QString &actor, const QString &note = {},
                const AttemptKey &exceptCall = {})
{
    if (!refuseIfSettled(draft)) {
        draft.settle(reason, actor, note, exceptCall);
    }
}

} // namespace

void decideOn(DecisionDraft &draft, const event::Joined &event)
{
    settleOnce(draft, Reason::Joined, event.actor, {}, event.call);
}

void decideOn(DecisionDraft &draft, const event::Missed &event)
{
    if (refuseIfSettled(draft)) {
        return;
    }
    const auto state = draft.incident().state;
    if (state == IncidentState::Scheduled || state == IncidentState::Open) {
        draft.answer(event.actor, event.call);
    }
    draft.audit(event.actor, QStringLiteral("incident.missed"), draft.incident().id.text());
}

void decideOn(DecisionDraft &draft, const event::Acknowledge &event)
{
    if (refuseIfSettled(draft)) {
        return;
    }
    switch (draft.incident().state) {
    case IncidentState::Scheduled:
        draft.refuse(Error::Kind::Refused, Say::NotStartedYet, Say::ResolveIfNobodyToRemind);
        break;
    case IncidentState::Escalating:
        draft.refuse(Error::Kind::Refused, Say::BackupIsBeingTold, Say::ResolveWhenDone);
        break;
    case IncidentState::Open:
        draft.answer(event.actor);
        break;
    case IncidentState::Acknowledged:
    case IncidentState::Resolved:
        break;
    }
}

void decideOn(DecisionDraft &draft, const event::Resolve &event)
{
    settleOnce(draft, Reason::Resolved, event.actor, event.note);
}

void decideOn(DecisionDraft &draft, const event::MeetingCancelled &event)
{
    settleOnce(draft, Reason::MeetingCancelled, event.actor);
}

void decideOn(DecisionDraft &draft, const event::MeetingMoved &event)
{
    settleOnce(draft, Reason::MeetingMoved, event.actor);
}

} // namespace savehub
