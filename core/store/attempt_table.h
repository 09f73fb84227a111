// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "store/sql.h"

namespace savehub {

class AttemptTable
{
public:
    explicit AttemptTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Ordered by number.
    Result<std::vector<Attempt>> ofIncident(const IncidentId &incident);
    /// Those of each incident, ordered by number.
    Result<std::vector<Attempt>> ofIncidents(const std::set<IncidentId> &incidents);
    Result<std::optional<IncidentId>> incidentOf(const AttemptKey &key);
    /// A third attempt of an incident, or to a phone for meetings at about the same time, is an
    /// error of kind Conflict.
    Done insert(const Attempt &attempt);
    /// Writes only the columns that differ.
    Done update(const Attempt &before, const Attempt &after);

    /// Twilio's calls that ended after \a endedSince and have no price yet.
    Result<std::vector<Attempt>> unpriced(Instant endedSince);
    /// Whether another call to \a call's number, by the same provider and intended after \a since,
    /// was given up: nobody will ever know whether the provider has it, and which one it is.
    Result<bool> hasLost(const Attempt &call, Instant since);

private:
    Sql &m_sql;
};

/// \a row has the columns of call_attempts, and perhaps others.
Attempt attemptFrom(const Row &row);

/// "('sending', 'queued')": the statuses for which \a is returns true, for the IN of a statement.
QString statusesWhere(bool (*is)(AttemptStatus));

} // namespace savehub
