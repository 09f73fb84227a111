// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decision_context.h"
#include "settings_layers.h"
#include "sql.h"

namespace savehub {

/// Settings and spend, both as the caller's transaction sees them.
Result<Standing> loadStanding(Sql &sql, Instant now, const SettingsLayers &layers);

} // namespace savehub
