// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/set_aside_table.h"

namespace savehub {

Result<bool> SetAsideTable::add(const IncidentId &incident, const QString &why, Instant now)
{
    return m_sql
        .number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM set_aside WHERE incident_id = ?)"),
                {bound(incident)})
        .and_then([&](qint64 isThere) -> Result<bool> {
            if (isThere != 0) {
                return false;
            }
            return m_sql
                .run(QStringLiteral("INSERT INTO set_aside (incident_id, at, why)"
                                    " VALUES (?, ?, ?)"),
                     {bound(incident), bound(now), bound(why)})
                .map([] { return true; });
        });
}

Done SetAsideTable::clear()
{
    return m_sql.run(QStringLiteral("DELETE FROM set_aside"));
}

} // namespace savehub
