// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/incident_repository.h"

#include "engine/schedule.h"
#include "engine/text_answers.h"
#include "store/attempt_table.h"
#include "store/audit_table.h"
#include "store/call_event_table.h"
#include "store/heard_text_table.h"
#include "store/incident_table.h"
#include "store/meeting_table.h"
#include "store/nearby_calls.h"
#include "store/people_table.h"
#include "store/step_table.h"
#include "store/warning_table.h"

#include <algorithm>
#include <map>

namespace savehub {

namespace {

/// Sets \a part to what \a loaded holds.
template <typename T>
Done take(T &part, Result<T> loaded)
{
    return std::move(loaded).map([&](T value) { part = std::move(value); });
}

} // namespace

Result<IncidentRecord> IncidentRepository::load(const IncidentId &id)
{
    IncidentRecord record;
    return take(record.incident, IncidentTable(m_sql).byId(id))
        .and_then(
            [&] { return take(record.person, PeopleTable(m_sql).byId(record.incident.person)); })
        .and_then(
            [&] { return take(record.meeting, MeetingTable(m_sql).byId(record.incident.meeting)); })
        .and_then([&] { return take(record.steps, StepTable(m_sql).ofIncident(id)); })
        .and_then([&] { return take(record.attempts, AttemptTable(m_sql).ofIncident(id)); })
        .and_then([&] { return take(record.nearbyCalls, loadNearbyCalls(m_sql, record)); })
        .map([&] { return std::move(record); });
}

Result<std::vector<IncidentRecord>>
IncidentRepository::loadAll(const std::vector<Incident> &incidents)
{
    std::set<PersonId> personIds;
    std::set<MeetingId> meetingIds;
    std::map<IncidentId, IncidentRecord> records;
    std::set<IncidentId> ids;
    for (const auto &incident : incidents) {
        personIds.insert(incident.person);
        meetingIds.insert(incident.meeting);
        ids.insert(incident.id);
        records[incident.id].incident = incident;
    }
    std::map<PersonId, Person> people;
    std::map<MeetingId, Meeting> meetings;
    const auto each = [](auto add) {
        return [add](const auto &rows) {
            std::for_each(rows.begin(), rows.end(), add);
        };
    };
    return PeopleTable(m_sql)
        .byIds(personIds)
        .map(each([&](const Person &person) { people[person.id] = person; }))
        .and_then([&] { return MeetingTable(m_sql).byIds(meetingIds); })
        .map(each([&](const Meeting &meeting) { meetings[meeting.id] = meeting; }))
        .and_then([&] { return StepTable(m_sql).ofIncidents(ids); })
        .map(each([&](const auto &step) { records[step.first].steps.push_back(step.second); }))
        .and_then([&] { return AttemptTable(m_sql).ofIncidents(ids); })
        .map(each(
            [&](const Attempt &attempt) { records[attempt.incident].attempts.push_back(attempt); }))
        .map([&] {
            std::vector<IncidentRecord> ordered;
            for (const auto &incident : incidents) {
                auto &record = records[incident.id];
                record.person = people[incident.person];
                record.meeting = meetings[incident.meeting];
                ordered.push_back(std::move(record));
            }
            return ordered;
        });
}

Done IncidentRepository::insert(const IncidentRecord &record)
{
    return IncidentTable(m_sql)
        .insert(record.incident, dues(record))
        .and_then([&] { return saveSteps({}, record); })
        .and_then([&] { return saveAttempts({}, record); });
}

Done IncidentRepository::apply(const IncidentRecord &before, const Decision &decision, Instant now)
{
    const auto &after = decision.record;
    return IncidentTable(m_sql)
        .update(before.incident, after.incident, {dues(after), oldestReminder(after.steps)})
        .and_then([&] { return saveSteps(before, after); })
        .and_then([&] { return saveAttempts(before, after); })
        .and_then([&] { return appendHistory(decision, now); });
}

Done IncidentRepository::saveSteps(const IncidentRecord &before, const IncidentRecord &after)
{
    StepTable table(m_sql);
    return forEach(after.steps, [&](const Step &step) -> Done {
        const auto *old = before.step(step.id);
        if (!old) {
            return table.insert(after.incident.id, step);
        }
        return *old == step ? Done() : table.update(*old, step);
    });
}

Done IncidentRepository::saveAttempts(const IncidentRecord &before, const IncidentRecord &after)
{
    AttemptTable table(m_sql);
    return forEach(after.attempts, [&](const Attempt &attempt) -> Done {
        const auto *old = before.attempt(attempt.key);
        if (!old) {
            return table.insert(attempt);
        }
        return *old == attempt ? Done() : table.update(*old, attempt);
    });
}

Done IncidentRepository::appendHistory(const Decision &decision, Instant now)
{
    CallEventTable events(m_sql);
    AuditTable audit(m_sql);
    return forEach(decision.callEvents, [&](const auto &event) { return events.insert(event); })
        .and_then([&] {
            return forEach(decision.audit,
                           [&](const auto &entry) { return audit.append(entry, now); });
        })
        .and_then([&] {
            return forEach(decision.notices, [&](const auto &notice) {
                return audit.append(notice, decision.record.incident.id, now);
            });
        })
        .and_then([&]() -> Done {
            return decision.heard ? HeardTextTable(m_sql).insert(*decision.heard, now) : Done();
        })
        .and_then([&] {
            return forEach(decision.warned,
                           [&](Warning what) { return WarningTable(m_sql).told(what, now); });
        });
}

} // namespace savehub
