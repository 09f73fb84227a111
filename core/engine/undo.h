// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"

namespace savehub {

/// Joined, Resolve and Acknowledge can be taken back for this long, by those who did them.
constexpr Seconds undoableFor{10};

/// A call that was hung up, or is being ended, because of what was done at \a at; null when there
/// is none. The person may have noticed it, so it cannot be undone.
const Attempt *callTakenBack(const IncidentRecord &record, Instant at);

} // namespace savehub
