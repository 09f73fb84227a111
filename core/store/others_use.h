// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"
#include "store/sql.h"

namespace savehub {

/// What other incidents than that of \a record have done, in the 24 hours before \a now, to those of its
/// phones that are to be called or texted then: a look into an index for each, however many calls and texts
/// there are. The caller holds the transaction.
Result<std::vector<OthersUse>> loadOthersUse(Sql &sql, const IncidentRecord &record, Instant now);

} // namespace savehub
