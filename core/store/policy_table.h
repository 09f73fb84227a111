// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/policy.h"
#include "store/sql.h"

namespace savehub {

class PolicyTable
{
public:
    explicit PolicyTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Its rungs in the order of their offsets; none when there is no such policy.
    Result<Policy> byName(const QString &name);
    Done insert(const Policy &policy);

private:
    Sql &m_sql;
};

} // namespace savehub
