// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/warning_table.h"

namespace savehub {

Result<std::map<Warning, Instant>> WarningTable::all()
{
    return m_sql
        .select(QStringLiteral("SELECT name, told_at FROM warnings"), {},
                [](const Row &row) {
                    return std::pair(row.choice<Warning>("name"), row.instant("told_at"));
                })
        .map([](const auto &rows) { return std::map<Warning, Instant>(rows.begin(), rows.end()); });
}

Done WarningTable::told(Warning what, Instant now)
{
    return m_sql.run(QStringLiteral("INSERT INTO warnings (name, told_at) VALUES (?, ?)"
                                    " ON CONFLICT (name) DO UPDATE SET told_at = excluded.told_at"),
                     {bound(what), bound(now)});
}

} // namespace savehub
