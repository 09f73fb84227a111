// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/call_event_table.h"

#include "store/columns.h"

namespace savehub {

namespace {

struct CallEventColumns {
    using Record = CallEvent;

    template <typename Visit>
    static void visit(Visit see)
    {
        using enum ColumnKind;
        see(Fixed, "attempt_key", &CallEvent::attempt);
        see(Fixed, "at", &CallEvent::at);
        see(Fixed, "source", &CallEvent::source);
        see(Fixed, "event", &CallEvent::event);
        see(Fixed, "sequence", &CallEvent::sequence);
        see(Fixed, "detail", &CallEvent::detail);
        see(AsCode, "detail_phrase", &CallEvent::detail);
    }
};

const Table &callEvents()
{
    static const auto callEvents = tableOf<CallEventColumns>(QStringLiteral("call_events"));
    return callEvents;
}

CallEvent callEventFrom(const Row &row)
{
    return recordFrom<CallEventColumns>(row);
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
        callEvents().insert()
            + QStringLiteral(
                " ON CONFLICT (attempt_key, event, sequence) WHERE sequence IS NOT NULL"
                " DO NOTHING"),
        boundAll<CallEventColumns>(event));
}

} // namespace savehub
