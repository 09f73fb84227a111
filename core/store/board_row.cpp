// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/board_row.h"

#include "engine/call_outcome.h"
#include "engine/text_tracking.h"

#include <algorithm>

namespace savehub {

namespace {

Instant nextTryOf(const Step &step)
{
    return std::max(step.dueAt, step.retryAt.value_or(step.dueAt));
}

const Step *nextStep(const IncidentRecord &record)
{
    const Step *next = nullptr;
    for (const auto &step : record.steps) {
        const bool waits = step.status == StepStatus::Pending;
        if (waits && (!next || nextTryOf(step) < nextTryOf(*next))) {
            next = &step;
        }
    }
    return next;
}

/// The last step that ended for a reason of its own. Steps that ended only because the incident was
/// settled say nothing about it.
const Step *lastStep(const IncidentRecord &record)
{
    const auto settledBy = record.incident.resolution;
    const auto found = std::find_if(record.steps.rbegin(), record.steps.rend(), [&](const Step &s) {
        return s.isEnded() && (settledBy == Reason::None || s.reason != settledBy);
    });
    return found == record.steps.rend() ? nullptr : &*found;
}

/// Whether \a reason means that somebody who should have been called was not.
bool fellShort(Reason reason)
{
    switch (reason) {
    case Reason::CallsStopped:
    case Reason::OutsideCriticalWindow:
    case Reason::AttemptsExhausted:
    case Reason::PhoneQuota:
    case Reason::NoPhone:
    case Reason::InvalidPhone:
    case Reason::DestinationNotAllowed:
    case Reason::BudgetExceeded:
    case Reason::ProviderNotReady:
    case Reason::MissedWindow:
    case Reason::LineFull:
        return true;
    default:
        return false;
    }
}

bool hasFailed(const Step &step)
{
    return step.status == StepStatus::Failed
           || (step.status == StepStatus::Skipped && step.channel == Channel::Call
               && fellShort(step.reason));
}

Money costOf(const IncidentRecord &record)
{
    Money cost;
    for (const auto &step : record.steps) {
        cost += textCost(step);
    }
    for (const auto &attempt : record.attempts) {
        if (mayCost(attempt.status)) {
            cost += attempt.price.value_or(attempt.estimate);
        }
    }
    return cost;
}

} // namespace

BoardRow rowFor(const IncidentRecord &record)
{
    const auto &incident = record.incident;
    BoardRow row{.id = incident.id,
                 .person = record.person.name,
                 .phone = record.person.phone ? record.person.phone->masked() : QString(),
                 .meeting = record.meeting.title,
                 .start = incident.start,
                 .timeZone = record.person.timeZone,
                 .state = incident.state,
                 .resolution = incident.resolution,
                 .nextChannel = {},
                 .nextRecipient = {},
                 .nextStepAt = {},
                 .lastAttempt = {},
                 .lastStep = {},
                 .cost = costOf(record),
                 .isRinging = std::any_of(record.attempts.begin(), record.attempts.end(),
                                          [](const Attempt &a) { return isOpen(a.status); }),
                 .hasFailed = std::any_of(record.steps.begin(), record.steps.end(), hasFailed)};
    if (const auto *next = nextStep(record)) {
        row.nextChannel = next->channel;
        row.nextRecipient = next->recipient;
        row.nextStepAt = nextTryOf(*next);
    }
    if (!record.attempts.empty()) {
        row.lastAttempt = record.attempts.back();
    } else if (const auto *last = lastStep(record)) {
        row.lastStep = *last;
    }
    return row;
}

} // namespace savehub
