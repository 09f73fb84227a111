// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phone_number.h"
#include "store/sql.h"

#include <vector>

namespace savehub {

/// Used when the program starts, for a database whose settings do not say yet where calls may go.
class CountriesTable
{
public:
    explicit CountriesTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// The numbers of all people and backup contacts while the settings do not say where calls may
    /// go; nothing afterwards.
    Result<std::vector<PhoneNumber>> numbersWithoutCountries();

private:
    Sql &m_sql;
};

} // namespace savehub
