// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"

namespace savehub {

/// So long Joined, Resolve and Acknowledge can be taken back by who did them.
constexpr Seconds undoableFor{10};

} // namespace savehub
