// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"

#include <QJsonArray>
#include <QJsonObject>

namespace savehub {

/// The result of every call of \a record, attempted or not, in the form that the API promises:
/// status (initiated, skipped, rate_limited, failed), reason or error, provider, to (masked),
/// context and timestamp.
QJsonArray callResults(const IncidentRecord &record);

/// "initiated": the provider has or had the call, the request is on its way or being reconciled, or
/// it was only built in test mode. "skipped": the guards stopped it. "failed": it was not taken, or
/// the outcome is unknown.
QString callStatusText(AttemptStatus status);

} // namespace savehub
