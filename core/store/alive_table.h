// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/policy.h"
#include "store/sql.h"

#include <QString>

#include <optional>
#include <vector>

namespace savehub {

/// A step that is still pending although its time has passed, because no console was running.
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
    /// The overdue steps of at most \a limit incidents, ordered by when they should have been sent.
    Result<std::vector<OverdueStep>> missed(Instant now, int limit);

private:
    Sql &m_sql;
};

} // namespace savehub
