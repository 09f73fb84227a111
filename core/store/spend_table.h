// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decision_context.h"
#include "store/sql.h"

namespace savehub {

/// What was spent with the provider, from sums that the database keeps itself.
class SpendTable
{
public:
    explicit SpendTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// The spend of the UTC day and month of \a now, and the calls of the hour before \a now, to
    /// the minute.
    Result<Spend> at(Instant now);

private:
    Sql &m_sql;
};

} // namespace savehub
