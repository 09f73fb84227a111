// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"

#include <QString>
#include <QTimeZone>

namespace savehub {

/// Whether anybody is being called or will be reminded within the next 24 hours. True when that
/// cannot be read.
bool anythingWaits(const IncidentReader &reader, Instant now);

/// What would be missed if the console ended now: who is being called, and what is due within ten
/// minutes, "Ann's call at 13:57, 3 texts". Empty when nothing would be missed. When it cannot be
/// read, the error's text.
QString missedByQuitting(const IncidentReader &reader, Instant now, const QTimeZone &zone);

} // namespace savehub
