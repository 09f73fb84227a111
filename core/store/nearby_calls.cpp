// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearby_calls.h"

#include "attempt_table.h"
#include "call_outcome.h"
#include "phone_limit.h"

namespace savehub {

namespace {

NearbyCall nearbyCallFrom(const Row &row)
{
    const auto status = row.choice<AttemptStatus>("status");
    const bool isOut = status == AttemptStatus::Sending && !row.maybeInstant("retry_at");
    return {.key = row.id<AttemptKey>("key"),
            .provider = row.choice<Provider>("provider"),
            .person = row.text("name"),
            .meeting = row.text("title"),
            .start = row.instant("meeting_start_at"),
            .isLost = status == AttemptStatus::Unknown && row.id<ProviderSid>("sid").isEmpty(),
            .isUndecided = status == AttemptStatus::Sending || status == AttemptStatus::Reconciling,
            .isUnderWay = isOut || status == AttemptStatus::Reconciling || isAtProvider(status)};
}

} // namespace

Result<std::vector<NearbyCall>> loadNearbyCalls(Sql &sql, const IncidentRecord &record)
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
            .arg(statusesThat(mayRingPhone));
    const auto start = record.incident.start;
    return sql.select(statement,
                      {bound(*record.person.phone), bound(start - meetingsAreApart),
                       bound(start + meetingsAreApart), bound(record.incident.id)},
                      nearbyCallFrom);
}

} // namespace savehub
