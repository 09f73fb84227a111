// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/calls_by_other_incidents.h"

#include "engine/phone_limit.h"
#include "store/attempt_table.h"

namespace savehub {

namespace {

/// The attempt in \a row, with only the fields that asCallByOtherIncident() needs.
Attempt attemptIn(const Row &row, const PhoneNumber &to)
{
    return {.key = row.id<AttemptKey>("key"),
            .provider = row.choice<Provider>("provider"),
            .to = to,
            .status = row.choice<AttemptStatus>("status"),
            .sid = row.id<ProviderSid>("sid"),
            .retryAt = row.maybeInstant("retry_at")};
}

} // namespace

Result<std::vector<CallByOtherIncident>> loadCallsByOtherIncidents(Sql &sql,
                                                                   const IncidentRecord &record)
{
    if (!record.person.phone) {
        return {};
    }
    static const auto statement =
        QStringLiteral("SELECT key, provider, status, sid, retry_at, meeting_start_at, "
                       "people.name, meetings.title"
                       " FROM call_attempts JOIN incidents ON incidents.id = incident_id"
                       " JOIN people ON people.id = person_id"
                       " JOIN meetings ON meetings.id = meeting_id"
                       " WHERE to_number = ? AND meeting_start_at > ? AND meeting_start_at < ?"
                       " AND +incident_id <> ? AND +status IN %1"
                       " ORDER BY call_attempts.created_at, key")
            .arg(statusesWhere(mayRingPhone));
    const auto start = record.incident.start;
    return sql.select(statement,
                      {bound(*record.person.phone), bound(start - meetingsAreApart),
                       bound(start + meetingsAreApart), bound(record.incident.id)},
                      [&](const Row &row) {
                          return asCallByOtherIncident(attemptIn(row, *record.person.phone),
                                                       row.text("name"), row.text("title"),
                                                       row.instant("meeting_start_at"));
                      });
}

} // namespace savehub
