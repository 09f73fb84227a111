// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"

#include <QJsonArray>
#include <QJsonObject>

namespace savehub {

/// What became of every call of \a record, attempted or not, in the shape that the API's users
/// know: status (initiated, skipped, rate_limited, failed), reason or error, provider, to (masked),
/// context and timestamp.
QJsonArray callResults(const IncidentRecord &record);

/// "initiated": the provider has or had it, or it is on its way there; "skipped": the guards
/// stopped it; "failed": it was not taken, or nobody knows.
QString callStatusText(AttemptStatus status);

} // namespace savehub
