// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/countries_table.h"

namespace savehub {

Result<std::vector<PhoneNumber>> CountriesTable::numbersWithoutCountries()
{
    return m_sql.select(QStringLiteral("SELECT number FROM (SELECT phone AS number FROM people"
                                       " UNION SELECT backup_phone FROM people)"
                                       " WHERE number IS NOT NULL AND NOT EXISTS"
                                       " (SELECT 1 FROM settings WHERE name = 'countries')"),
                        {}, [](const Row &row) { return row.phone("number"); });
}

} // namespace savehub
