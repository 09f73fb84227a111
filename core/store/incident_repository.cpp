// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/incident_repository.h"

#include "engine/schedule.h"
#include "engine/text_replies.h"
#include "store/attempt_table.h"
#include "store/audit_table.h"
#include "store/call_event_table.h"
#include "store/calls_by_other_incidents.h"
#include "store/handled_text_table.h"
#include "store/incident_table.h"
#include "store/meeting_table.h"
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
    TRY(take(record.incident, IncidentTable(m_sql).byId(id)));
    TRY(take(record.person, PeopleTable(m_sql).byId(record.incident.person)));
    TRY(take(record.meeting, MeetingTable(m_sql).byId(record.incident.meeting)));
    TRY(take(record.steps, StepTable(m_sql).ofIncident(id)));
    TRY(take(record.attempts, AttemptTable(m_sql).ofIncident(id)));
    TRY(take(record.callsByOtherIncidents, loadCallsByOtherIncidents(m_sql, record)));
    return record;
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
    const auto people = PeopleTable(m_sql).byIds(personIds);
    TRY(people);
    const auto meetings = MeetingTable(m_sql).byIds(meetingIds);
    TRY(meetings);
    const auto steps = StepTable(m_sql).ofIncidents(ids);
    TRY(steps);
    const auto attempts = AttemptTable(m_sql).ofIncidents(ids);
    TRY(attempts);
    for (const auto &[incident, step] : *steps) {
        records[incident].steps.push_back(step);
    }
    for (const auto &attempt : *attempts) {
        records[attempt.incident].attempts.push_back(attempt);
    }
    std::map<PersonId, Person> personOf;
    for (const auto &person : *people) {
        personOf[person.id] = person;
    }
    std::map<MeetingId, Meeting> meetingOf;
    for (const auto &meeting : *meetings) {
        meetingOf[meeting.id] = meeting;
    }
    std::vector<IncidentRecord> ordered;
    for (const auto &incident : incidents) {
        auto &record = records[incident.id];
        record.person = personOf[incident.person];
        record.meeting = meetingOf[incident.meeting];
        ordered.push_back(std::move(record));
    }
    return ordered;
}

Done IncidentRepository::insert(const IncidentRecord &record)
{
    TRY(IncidentTable(m_sql).insert(record.incident, dues(record)));
    TRY(saveSteps({}, record));
    return saveAttempts({}, record);
}

Done IncidentRepository::apply(const IncidentRecord &before, const Decision &decision, Instant now)
{
    const auto &after = decision.record;
    TRY(IncidentTable(m_sql).update(before.incident, after.incident,
                                    {dues(after), oldestReminder(after.steps)}));
    TRY(saveSteps(before, after));
    TRY(saveAttempts(before, after));
    return appendHistory(decision, now);
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
            return decision.handledText ? HandledTextTable(m_sql).insert(*decision.handledText, now)
                                        : Done();
        })
        .and_then([&] {
            return forEach(decision.warned,
                           [&](Warning what) { return WarningTable(m_sql).told(what, now); });
        });
}

} // namespace savehub
