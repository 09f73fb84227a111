// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alive_table.h"

namespace savehub {

Result<std::optional<Instant>> AliveTable::last()
{
    return m_sql.first(QStringLiteral("SELECT at FROM console_alive WHERE id = 1"), {},
                       [](const Row &row) { return row.instant("at"); });
}

Done AliveTable::set(Instant now)
{
    return m_sql.run(QStringLiteral("INSERT INTO console_alive (id, at) VALUES (1, ?)"
                                    " ON CONFLICT (id) DO UPDATE SET at = excluded.at"),
                     {bound(now)});
}

Result<std::vector<OverdueStep>> AliveTable::missed(Instant now, int limit)
{
    return m_sql.select(
        QStringLiteral("SELECT step_type, people.name AS person FROM"
                       " (SELECT id, person_id FROM incidents WHERE next_due_at <= ?"
                       " ORDER BY next_due_at LIMIT ?) AS overdue"
                       " JOIN people ON people.id = person_id"
                       " JOIN escalation_steps ON incident_id = overdue.id"
                       " WHERE status = 'PENDING' AND last_at < ? ORDER BY last_at, person"),
        {bound(now), limit, bound(now)}, [](const Row &row) {
            return OverdueStep{row.choice<Channel>("step_type"), row.text("person")};
        });
}

} // namespace savehub
