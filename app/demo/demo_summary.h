// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"

#include <QString>

namespace savehub {

/// The result of the day for a terminal: a table with a line for each incident, its state, its
/// steps and its calls; then the totals of each and the estimated cost.
Result<QString> demoSummary(const IncidentReader &reader, Instant now);

} // namespace savehub
