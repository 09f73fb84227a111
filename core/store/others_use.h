// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"
#include "store/sql.h"

namespace savehub {

/// The calls and texts that other incidents sent, in the hour and in the 24 hours before \a now, to
/// those phones of \a record to which a call or text is due. One look-up in an index for each phone
/// and channel, however many calls and texts there are. The caller holds the transaction.
Result<std::vector<OthersUse>> loadOthersUse(Sql &sql, const IncidentRecord &record, Instant now);

} // namespace savehub
