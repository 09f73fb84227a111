// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident_record.h"
#include "message_catalog.h"
#include "reception.h"

namespace savehub {

/// What the call of \a attempt says: the same words whenever it is asked.
Result<SpokenCall> spokenCall(const MessageCatalog &messages, const IncidentRecord &record,
                              const Attempt &attempt);

} // namespace savehub
