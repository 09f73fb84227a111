// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/policy.h"

namespace savehub {

/// A call leaves at most this long after its intent, however many tries it takes.
constexpr Seconds callsLeaveWithin = callWindowOpens - callWindowCloses;

} // namespace savehub
