// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decision_context.h"
#include "engine/incident_record.h"
#include "runtime/engine_ports.h"

namespace savehub {

/// The context of a decision about \a record at \a now. One look uses the same \a now throughout,
/// though real time goes on meanwhile. The fresh key is empty: the caller sets it where one may be
/// needed.
DecisionContext gatherContext(const Ports &ports, const IncidentRecord &record,
                              const Standing &standing, Instant now);

} // namespace savehub
