// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"
#include "store/sql.h"

namespace savehub {

/// What other incidents have done to the phone of \a record, by time: a look into an index, however
/// many calls there are. The caller holds the transaction.
Result<std::vector<CallByOtherIncident>> loadCallsByOtherIncidents(Sql &sql,
                                                                   const IncidentRecord &record);

} // namespace savehub
