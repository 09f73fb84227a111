// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/sql.h"

namespace savehub {

/// Incidents that could not be read, until they are saved again: the schema sees to that.
class SetAsideTable
{
public:
    explicit SetAsideTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Whether it was new there.
    Result<bool> add(const IncidentId &incident, const QString &why, Instant now);
    Done clear();

private:
    Sql &m_sql;
};

} // namespace savehub
