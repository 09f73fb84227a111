// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notice.h"
#include "ports/incident_reader.h"
#include "store/sql.h"

namespace savehub {

/// Who did what; entries are added and never changed, the schema sees to that.
class AuditTable
{
public:
    explicit AuditTable(Sql &sql)
        : m_sql(sql)
    {
    }

    Done append(const AuditEntry &entry, Instant now);
    /// What the operator was told is part of the history.
    Done append(const Notice &notice, const IncidentId &about, Instant now);
    /// Newest first, those with an id below \a before when it is given.
    Result<std::vector<AuditRow>> page(std::optional<qint64> before, int limit);

private:
    Sql &m_sql;
};

} // namespace savehub
