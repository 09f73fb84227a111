// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

namespace savehub {

/// Now, for the log and for commands that look at the clock once. The engine has its Clock.
inline Instant wallTime()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace savehub
