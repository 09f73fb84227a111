// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decision_context.h"
#include "store/settings_layers.h"
#include "store/sql.h"

namespace savehub {

/// Settings and spend, both as the caller's transaction sees them.
Result<Standing> loadStanding(Sql &sql, Instant now, const SettingsLayers &layers);

} // namespace savehub
