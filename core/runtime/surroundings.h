// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "circumstances.h"
#include "incident_record.h"
#include "world.h"

namespace savehub {

/// What surrounds a decision about \a record now. The fresh key is empty; who may need one sets it.
Circumstances surroundings(const World &world, const IncidentRecord &record,
                           const Standing &standing);

} // namespace savehub
