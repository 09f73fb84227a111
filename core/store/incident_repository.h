// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decide.h"
#include "store/sql.h"

namespace savehub {

/// Loads and saves incidents together with their steps and attempts. The caller holds the
/// transaction.
class IncidentRepository
{
public:
    explicit IncidentRepository(Sql &sql)
        : m_sql(sql)
    {
    }

    Result<IncidentRecord> load(const IncidentId &id);
    /// The records of \a incidents, in their order: one statement for each table, not for each
    /// incident. Without the calls by other incidents, which only decisions need.
    Result<std::vector<IncidentRecord>> loadAll(const std::vector<Incident> &incidents);
    Done insert(const IncidentRecord &record);

    /// Writes what \a decision changed in \a before, and everything that goes with it: call events,
    /// audit entries, notices, warnings, a handled text and the next due moments. A decision never
    /// changes the person, the meeting or the calls by other incidents.
    Done apply(const IncidentRecord &before, const Decision &decision, Instant now);

private:
    Done saveSteps(const IncidentRecord &before, const IncidentRecord &after);
    Done saveAttempts(const IncidentRecord &before, const IncidentRecord &after);
    Done appendHistory(const Decision &decision, Instant now);

    Sql &m_sql;
};

} // namespace savehub
