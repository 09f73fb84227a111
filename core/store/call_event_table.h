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

    /// Of all its attempts, by time.
    Result<std::vector<CallEvent>> ofIncident(const IncidentId &incident);
    /// An event with a sequence number that is there already is left as it is.
    Done insert(const CallEvent &event);

private:
    Sql &m_sql;
};

} // namespace savehub
