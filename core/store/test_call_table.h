// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "store/sql.h"

namespace savehub {

/// Test calls, which go to the operator's own numbers and belong to no incident.
class TestCallTable
{
public:
    explicit TestCallTable(Sql &sql)
        : m_sql(sql)
    {
    }

    Done insert(const Attempt &call);
    Done update(const Attempt &call);
    Result<std::optional<Attempt>> byKey(const AttemptKey &key);
    /// Open calls, and those within pauseBetweenTestCalls of \a now.
    Result<std::vector<Attempt>> near(Instant now);
    /// Open calls, and Twilio's calls whose price may still come.
    Result<std::vector<Attempt>> unfinished(Instant now);

private:
    Result<std::vector<Attempt>> where(const QString &condition, const QVariantList &values);
    Result<std::vector<Attempt>> openOr(const QString &others, const QVariantList &values);

    Sql &m_sql;
};

} // namespace savehub
