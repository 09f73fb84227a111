// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "calendar/calendar_zone.h"

namespace savehub {

struct ExpansionBudget;
struct IcsComponent;

/// The zone that a VTIMEZONE defines, worked out up to \a until; nothing when its offsets or
/// rules cannot be used.
std::optional<CalendarZone> zoneFromDefinition(const IcsComponent &definition, Instant until,
                                               ExpansionBudget &budget);

} // namespace savehub
