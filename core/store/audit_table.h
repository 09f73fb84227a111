// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notice.h"
#include "ports/incident_reader.h"
#include "store/sql.h"

namespace savehub {

/// Who did what. Entries are only ever added: the schema refuses every change.
class AuditTable
{
public:
    explicit AuditTable(Sql &sql)
        : m_sql(sql)
    {
    }

    Done append(const AuditEntry &entry, Instant now);
    /// Notices to the operator are part of the history. \a about is the subject of a notice that
    /// names no incident.
    Done append(const Notice &notice, const IncidentId &about, Instant now);
    /// At most \a limit entries, the newest first; only those with an id below \a before, if given.
    Result<std::vector<AuditRow>> page(std::optional<qint64> before, int limit);

private:
    Sql &m_sql;
};

} // namespace savehub
