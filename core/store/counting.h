// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"
#include "store/sql.h"

namespace savehub {

/// What there is, by state, status and outcome, from sums that the database keeps itself: it takes no
/// longer for years of incidents than for one. One short read after the other and no transaction
/// around them, so that nobody's commit has to wait.
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
