// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"

#include <QString>

namespace savehub {

/// What became of the day, as a table for a terminal: a line an incident with its state, its steps
/// and its calls, then how many there were of each.
Result<QString> demoSummary(const IncidentReader &reader, Instant now);

} // namespace savehub
