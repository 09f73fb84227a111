// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql.h"
#include "step.h"

namespace savehub {

/// escalation_steps. Its first columns are the ones its users query.
class StepTable
{
public:
    explicit StepTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// By number.
    Result<std::vector<Step>> ofIncident(const IncidentId &incident);
    Done insert(const IncidentId &incident, const Step &step);
    Done update(const IncidentId &incident, const Step &step);

private:
    Sql &m_sql;
};

} // namespace savehub
