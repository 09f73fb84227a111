// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/policy.h"

namespace savehub {

/// So long after its intent a call leaves at the latest, however many tries it takes.
constexpr Seconds callsLeaveWithin = callWindowOpens - callWindowCloses;

} // namespace savehub
