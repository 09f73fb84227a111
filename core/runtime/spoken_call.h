// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call_gateway.h"
#include "incident_record.h"
#include "message_catalog.h"
#include "reception.h"
#include "settings.h"

namespace savehub {

/// What the call of \a attempt says: the same words whenever it is asked.
Result<SpokenCall> spokenCall(const MessageCatalog &messages, const IncidentRecord &record,
                              const Attempt &attempt);

/// The request for the call of \a attempt, as the settings have it. Whom and what it is about, and
/// the time it may take, are the caller's to add.
CallRequest callRequest(const Attempt &attempt, const SpokenCall &spoken, const Settings &settings);

} // namespace savehub
