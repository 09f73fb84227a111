// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"
#include "store/sql.h"

namespace savehub {

/// The calls by other incidents to the phone of \a record's person, for meetings that start at
/// about the same time, ordered by time. One look-up in an index, however many calls there are. The
/// caller holds the transaction.
Result<std::vector<CallByOtherIncident>> loadCallsByOtherIncidents(Sql &sql,
                                                                   const IncidentRecord &record);

} // namespace savehub
