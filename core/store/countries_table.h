// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phone_number.h"
#include "store/sql.h"

#include <vector>

namespace savehub {

/// Where calls may go, as far as nobody has said it yet; asked when a program starts.
class CountriesTable
{
public:
    explicit CountriesTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Everybody's numbers, while the settings do not say where calls may go; nothing afterwards.
    Result<std::vector<PhoneNumber>> numbersWithout();

private:
    Sql &m_sql;
};

} // namespace savehub
