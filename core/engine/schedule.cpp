// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/schedule.h"

#include "engine/call_outcome.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr Milliseconds aMoment{1};

void keepEarliest(std::optional<Instant> &earliest, Instant candidate)
{
    earliest = earliest ? std::min(*earliest, candidate) : candidate;
}

/// When a call's attempt, or else the step, is tried next.
std::optional<Instant> retryAt(const IncidentRecord &record, const Step &step)
{
    const bool isCall = step.channel == Channel::Call && !record.attempts.empty();
    return isCall && record.attempts.back().waitsForTry() ? record.attempts.back().retryAt
                                                          : step.retryAt;
}

std::optional<Instant> &dueOf(Dues &dues, Channel channel)
{
    switch (channel) {
    case Channel::Call:
        return dues.call;
    case Channel::Text:
        return dues.text;
    case Channel::Email:
        break;
    }
    return dues.other;
}

} // namespace

SendWindow callWindow(Instant start)
{
    return {start - callWindowOpens, start - callWindowCloses};
}

SendWindow sendWindow(const Policy &policy, const Rung &rung, Instant start)
{
    if (rung.channel == Channel::Call) {
        return callWindow(start);
    }
    const auto from = start + rung.offset;
    if (rung.recipient == Recipient::Backup) {
        return {from, from + backupStaysUseful};
    }
    auto next = std::max(start, from + aMoment);
    for (const auto &other : policy.rungs) {
        if (other.recipient == rung.recipient && other.offset > rung.offset) {
            next = std::min(next, start + other.offset);
        }
    }
    return {from, next - aMoment};
}

bool wantsCall(const IncidentRecord &record, const Step &step)
{
    if (step.channel != Channel::Call) {
        return false;
    }
    if (record.attempts.empty()) {
        return step.status == StepStatus::Pending;
    }
    const auto &last = record.attempts.back();
    if (last.waitsForTry()) {
        return true;
    }
    return step.reason == Reason::None && allowsSecondCall(last) && !last.cancelWanted
           && !record.incident.acknowledgedAt;
}

Instant lookAt(const IncidentRecord &record, const Step &step)
{
    const auto retry = std::min(retryAt(record, step).value_or(step.dueAt), step.lastAt + aMoment);
    return std::max(step.dueAt, retry); // earlier than due when the clock was set back
}

bool isDue(const IncidentRecord &record, Channel channel, Recipient recipient, Instant now)
{
    return std::any_of(record.steps.begin(), record.steps.end(), [&](const Step &step) {
        const bool isWanted = step.status == StepStatus::Pending || wantsCall(record, step);
        return isWanted && step.channel == channel && step.recipient == recipient
               && lookAt(record, step) <= now;
    });
}

Instant expiryOf(const Incident &incident)
{
    return incident.start + incidentExpiresAfter;
}

std::optional<Instant> Dues::earliest() const
{
    std::optional<Instant> earliest;
    for (const auto &due : {call, text, other}) {
        if (due) {
            keepEarliest(earliest, *due);
        }
    }
    return earliest;
}

Dues dues(const IncidentRecord &record)
{
    if (record.incident.state == IncidentState::Resolved) {
        return {};
    }
    Dues dues{.other = expiryOf(record.incident)};
    for (const auto &step : record.steps) {
        if (step.status == StepStatus::Pending || wantsCall(record, step)) {
            keepEarliest(dueOf(dues, step.channel), lookAt(record, step));
        }
    }
    const auto windowEnds = callWindow(record.incident.start).until;
    for (const auto &attempt : record.attempts) {
        if (attempt.status == AttemptStatus::Queued && !attempt.cancelWanted) {
            keepEarliest(dues.call, windowEnds + aMoment);
        }
    }
    return dues;
}

} // namespace savehub
