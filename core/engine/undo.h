// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"

namespace savehub {

/// So long Joined, Resolve and Acknowledge can be taken back by who did them.
constexpr Seconds undoableFor{10};

/// A call that was hung up, or is being stopped, because of what was done at \a at; null when there is
/// none. The person may have noticed: that cannot be undone.
const Attempt *callTakenBack(const IncidentRecord &record, Instant at);

} // namespace savehub
