// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/incident_planner.h"

#include "store/audit_table.h"
#include "store/incident_repository.h"
#include "store/incident_table.h"
#include "store/policy_table.h"

namespace savehub {

IncidentPlanner::IncidentPlanner(Sql &sql, IdSource &ids, QString actor, Instant now)
    : m_sql(sql),
      m_ids(ids),
      m_actor(std::move(actor)),
      m_now(now)
{
}

Done IncidentPlanner::plan(const Person &person, const Meeting &meeting)
{
    if (!m_policy) {
        auto policy = PolicyTable(m_sql).byName(defaultPolicy().name);
        if (!policy) {
            return tl::make_unexpected(policy.error());
        }
        m_policy = *std::move(policy);
    }
    const auto record = newIncident(IncidentId(m_ids.next()), person, meeting, *m_policy, m_now);
    return IncidentRepository(m_sql).insert(record).and_then([&] {
        return AuditTable(m_sql).append({m_actor, QStringLiteral("incident.scheduled"),
                                         record.incident.id.text(), toIso(meeting.start)},
                                        m_now);
    });
}

Result<std::vector<KnownIncident>> IncidentPlanner::incidentsOf(const MeetingId &meeting)
{
    return IncidentTable(m_sql).plannedFor(meeting);
}

} // namespace savehub
