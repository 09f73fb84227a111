// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/sql.h"

namespace savehub {

/// Incidents that could not be read. The schema removes an incident from here when it is saved
/// again.
class SetAsideTable
{
public:
    explicit SetAsideTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Returns whether \a incident was not set aside before.
    Result<bool> add(const IncidentId &incident, const QString &why, Instant now);
    Done clear();

private:
    Sql &m_sql;
};

} // namespace savehub
