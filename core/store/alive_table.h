// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/policy.h"
#include "store/sql.h"

#include <QString>

#include <optional>
#include <vector>

namespace savehub {

/// A step that waits although its time has passed: no console ran.
struct OverdueStep {
    Channel channel{};
    QString person;
    bool operator==(const OverdueStep &) const = default;
};

/// When a console was last alive on this database, and what was missed since.
class AliveTable
{
public:
    explicit AliveTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Nothing before the first start.
    Result<std::optional<Instant>> last();
    Done set(Instant now);
    /// Of at most \a limit incidents, by when they should have been sent.
    Result<std::vector<OverdueStep>> missed(Instant now, int limit);

private:
    Sql &m_sql;
};

} // namespace savehub
