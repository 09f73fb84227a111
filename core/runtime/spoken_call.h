// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settings.h"
#include "engine/incident_record.h"
#include "messages/message_catalog.h"
#include "ports/call_gateway.h"
#include "ports/reception.h"

namespace savehub {

/// What the call of \a attempt says: the same words whenever it is asked.
Result<SpokenCall> spokenCall(const MessageCatalog &messages, const IncidentRecord &record,
                              const Attempt &attempt);

/// The request for the call of \a attempt, as the settings have it. The caller adds the person, the
/// meeting and the time allowed.
CallRequest callRequest(const Attempt &attempt, const SpokenCall &spoken, const Settings &settings);

} // namespace savehub
