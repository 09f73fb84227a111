// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/notice.h"
#include "store/sql.h"

#include <map>

namespace savehub {

/// When the operator was last told each warning.
class WarningTable
{
public:
    explicit WarningTable(Sql &sql)
        : m_sql(sql)
    {
    }

    Result<std::map<Warning, Instant>> all();
    Done told(Warning what, Instant now);

private:
    Sql &m_sql;
};

} // namespace savehub
