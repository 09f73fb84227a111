// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "store/sql.h"

namespace savehub {

/// Fills an empty database with \a incidents incidents, as they would have come up to a day after
/// \a now: \a inMeeting every half hour. Each past incident has two calls.
Done grow(Sql &sql, int incidents, Instant now, int inMeeting = 10);

} // namespace savehub
