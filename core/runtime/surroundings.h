// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "circumstances.h"
#include "incident_record.h"
#include "world.h"

namespace savehub {

/// What surrounds a decision about \a record at \a now, which is the same for all of one look: real
/// time goes on meanwhile. The fresh key is empty; who may need one sets it.
Circumstances surroundings(const World &world, const IncidentRecord &record,
                           const Standing &standing, Instant now);

} // namespace savehub
