// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call_event.h"
#include "store/sql.h"

namespace savehub {

class CallEventTable
{
public:
    explicit CallEventTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// The events of all its attempts, ordered by time.
    Result<std::vector<CallEvent>> ofIncident(const IncidentId &incident);
    /// Changes nothing when the same event of that attempt, with the same sequence number, is
    /// stored already.
    Done insert(const CallEvent &event);

private:
    Sql &m_sql;
};

} // namespace savehub
