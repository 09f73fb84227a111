// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/call_event_table.h"

namespace savehub {

namespace {

CallEvent callEventFrom(const Row &row)
{
    return {.attempt = row.id<AttemptKey>("attempt_key"),
            .at = row.instant("at"),
            .source = row.choice<CallEventSource>("source"),
            .event = row.text("event"),
            .sequence = row.maybeNumber("sequence"),
            .detail = row.text("detail")};
}

} // namespace

Result<std::vector<CallEvent>> CallEventTable::ofIncident(const IncidentId &incident)
{
    return m_sql.select(QStringLiteral("SELECT call_events.* FROM call_attempts"
                                       " JOIN call_events ON attempt_key = key"
                                       " WHERE incident_id = ? ORDER BY at, id"),
                        {bound(incident)}, callEventFrom);
}

Done CallEventTable::insert(const CallEvent &event)
{
    return m_sql.run(
        QStringLiteral("INSERT INTO call_events (attempt_key, at, source, event, sequence, detail)"
                       " VALUES (?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT (attempt_key, event, sequence) WHERE sequence IS NOT NULL"
                       " DO NOTHING"),
        {bound(event.attempt), bound(event.at), bound(event.source), bound(event.event),
         bound(event.sequence), bound(event.detail)});
}

} // namespace savehub
