// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/memory_store.h"

#include "engine/call_outcome.h"

#include <algorithm>

namespace savehub {

// What the engine asks the store between two decisions.

namespace {

using Row = MemoryRecords::Row;

constexpr size_t mostReminders = 10;

bool isUnfinished(const Row &row)
{
    return std::any_of(row.steps.begin(), row.steps.end(),
                       [](const Step &step) { return step.status == StepStatus::Sending; })
           || std::any_of(row.attempts.begin(), row.attempts.end(), [](const Attempt &attempt) {
                  return isOpen(attempt.status)
                         || (attempt.status == AttemptStatus::Unknown && attempt.cancelWanted
                             && !attempt.endedAt);
              });
}

bool isUnpriced(const Attempt &attempt, Instant endedSince)
{
    return attempt.endedAt > endedSince && !attempt.price && !attempt.sid.isEmpty()
           && attempt.provider == Provider::Twilio && isFinal(attempt.status);
}

/// A text to the attendee that was sent, or may have been.
bool isSentText(const Step &step)
{
    return step.channel == Channel::Text && step.recipient == Recipient::Attendee && step.sentAt
           && (step.status == StepStatus::Sending || step.status == StepStatus::Executed
               || step.reason == Reason::OutcomeUnknown);
}

PolledText followed(const IncidentId &incident, const Step &step)
{
    return {.incident = incident,
            .step = step.id,
            .provider = step.provider.value_or(Provider::Twilio),
            .sid = step.sid,
            .acceptedAt = *step.executedAt,
            .delivery = step.delivery,
            .hasPrice = step.price.has_value()};
}

std::optional<IncidentId> idOf(const Row *row)
{
    return row ? std::optional(row->incident.id) : std::nullopt;
}

} // namespace

Result<std::vector<IncidentId>> MemoryStore::unfinished()
{
    std::vector<IncidentId> unfinished;
    for (const auto &row : m_tables.records.rows()) {
        if (isUnfinished(row)) {
            unfinished.push_back(row.incident.id);
        }
    }
    std::sort(unfinished.begin(), unfinished.end());
    return unfinished;
}

Result<std::vector<Attempt>> MemoryStore::unpricedCalls(Instant endedSince)
{
    std::vector<Attempt> calls;
    for (const auto &row : m_tables.records.rows()) {
        std::copy_if(row.attempts.begin(), row.attempts.end(), std::back_inserter(calls),
                     [&](const Attempt &call) { return isUnpriced(call, endedSince); });
    }
    std::sort(calls.begin(), calls.end(),
              [](const Attempt &a, const Attempt &b) { return a.key < b.key; });
    return calls;
}

Result<std::vector<PolledText>> MemoryStore::awaitedTexts(Instant acceptedSince)
{
    std::vector<PolledText> texts;
    for (const auto &row : m_tables.records.rows()) {
        for (const auto &step : row.steps) {
            if (step.delivery && !step.sid.isEmpty() && step.executedAt > acceptedSince) {
                texts.push_back(followed(row.incident.id, step));
            }
        }
    }
    std::erase_if(texts, [](const PolledText &text) { return !text.isAwaited(); });
    std::stable_sort(texts.begin(), texts.end(), [](const PolledText &a, const PolledText &b) {
        return a.acceptedAt < b.acceptedAt;
    });
    return texts;
}

Result<std::optional<IncidentId>> MemoryStore::incidentOfAttempt(const AttemptKey &attempt)
{
    return idOf(m_tables.records.of(attempt));
}

Result<std::optional<IncidentId>> MemoryStore::incidentOfStep(const StepId &step)
{
    return idOf(m_tables.records.of(step));
}

Result<std::optional<IncidentId>> MemoryStore::incidentFor(const MeetingId &meeting,
                                                           const PersonId &person)
{
    const auto rank = [](const Row &row) {
        const bool isSettled = row.incident.state == IncidentState::Resolved;
        return std::tuple(!isSettled, row.incident.createdAt, row.revision);
    };
    const Row *best = nullptr;
    for (const auto &row : m_tables.records.rows()) {
        const bool isTheirs = row.incident.meeting == meeting && row.incident.person == person;
        if (isTheirs && (!best || rank(row) > rank(*best))) {
            best = &row;
        }
    }
    return idOf(best);
}

Result<bool> MemoryStore::hasLostCall(const Attempt &call, Instant since)
{
    const auto isLost = [&](const Attempt &other) {
        return other.key != call.key && other.to == call.to && other.provider == call.provider
               && other.status == AttemptStatus::Unknown && other.sid.isEmpty()
               && other.createdAt > since;
    };
    const auto &rows = m_tables.records.rows();
    return std::any_of(rows.begin(), rows.end(), [&](const Row &row) {
        return std::any_of(row.attempts.begin(), row.attempts.end(), isLost);
    });
}

Result<bool> MemoryStore::knowsSid(const ProviderSid &sid)
{
    const auto isIts = [&](const auto &sent) {
        return sent.sid == sid;
    };
    const auto &rows = m_tables.records.rows();
    return !sid.isEmpty() && std::any_of(rows.begin(), rows.end(), [&](const Row &row) {
        return std::any_of(row.attempts.begin(), row.attempts.end(), isIts)
               || std::any_of(row.steps.begin(), row.steps.end(), isIts);
    });
}

Result<std::vector<TextReminder>> MemoryStore::textReminders(const PhoneNumber &to, Instant until)
{
    std::vector<TextReminder> reminders;
    for (const auto &row : m_tables.records.rows()) {
        const auto &incident = row.incident;
        if (m_tables.people.at(incident.person).phone != to
            || incident.start < until - reminderIsForgottenAfter
            || incident.start > until + longestReminder) {
            continue;
        }
        for (const auto &step : row.steps) {
            if (isSentText(step) && *step.sentAt <= until && (!step.to || step.to == to)) {
                reminders.push_back({incident.id, *step.sentAt});
            }
        }
    }
    std::sort(reminders.begin(), reminders.end(), [](const auto &a, const auto &b) {
        return std::pair(b.sentAt, a.incident) < std::pair(a.sentAt, b.incident);
    });
    reminders.resize(std::min(reminders.size(), mostReminders));
    return reminders;
}

Result<std::optional<Instant>> MemoryStore::oldestAnswerableText(Instant now)
{
    std::optional<Instant> oldest;
    for (const auto &row : m_tables.records.rows()) {
        const auto reminded = oldestReminder(row.steps);
        const bool mayBeAnswered = row.incident.state != IncidentState::Resolved
                                   && row.incident.start >= now - answersCountAfterStart;
        if (reminded && mayBeAnswered && (!oldest || *reminded < *oldest)) {
            oldest = reminded;
        }
    }
    return oldest;
}

} // namespace savehub
