// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decision_context.h"
#include "engine/incident_record.h"
#include "runtime/engine_ports.h"

namespace savehub {

/// What surrounds a decision about \a record at \a now, which is the same for all of one look: real
/// time goes on meanwhile. The fresh key is empty; who may need one sets it.
DecisionContext gatherContext(const Ports &ports, const IncidentRecord &record,
                              const Standing &standing, Instant now);

} // namespace savehub
