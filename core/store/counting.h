// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"
#include "store/sql.h"

namespace savehub {

/// Counts incidents, steps, calls and texts by state, status and outcome. The database itself keeps
/// the sums, so that counting takes no longer for many years of incidents than for one. Each sum is
/// read by itself, without a transaction around all of them, so that nobody's commit has to wait.
class Counting
{
public:
    explicit Counting(Sql &sql)
        : m_sql(sql)
    {
    }

    Result<Counts> countAll(Instant now);

private:
    Done countIncidents(Counts &counts);
    Done countSteps(Counts &counts);
    Done countCalls(Counts &counts);
    Done countTries(Counts &counts);
    Done countTexts(Counts &counts);
    Done measureLateness(Counts &counts);

    Sql &m_sql;
};

} // namespace savehub
