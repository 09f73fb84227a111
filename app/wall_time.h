// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

namespace savehub {

/// The current time, for the log and for commands that need it once. The engine uses its Clock.
inline Instant wallTime()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace savehub
