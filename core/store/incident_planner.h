// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/meeting.h"
#include "domain/person.h"
#include "engine/meeting_plan.h"
#include "ports/id_source.h"
#include "store/sql.h"

namespace savehub {

/// Stores new incidents, with the policy in force. The caller holds the transaction.
class IncidentPlanner
{
public:
    IncidentPlanner(Sql &sql, IdSource &ids, QString actor, Instant now);

    /// Stores an incident for \a person at \a meeting as it is now.
    Done plan(const Person &person, const Meeting &meeting);

    /// The incidents that \a meeting has had so far.
    Result<std::vector<KnownIncident>> incidentsOf(const MeetingId &meeting);

private:
    Sql &m_sql;
    IdSource &m_ids;
    QString m_actor;
    Instant m_now;
    std::optional<Policy> m_policy{}; ///< read once
};

} // namespace savehub
