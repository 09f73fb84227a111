// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt.h"
#include "sql.h"

namespace savehub {

/// Calls to numbers of the operator's own, outside any incident.
class TestCallTable
{
public:
    explicit TestCallTable(Sql &sql)
        : m_sql(sql)
    {
    }

    Done insert(const Attempt &call);
    Done update(const Attempt &call);
    Result<std::optional<Attempt>> last();

private:
    Sql &m_sql;
};

} // namespace savehub
