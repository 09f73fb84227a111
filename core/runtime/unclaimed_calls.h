// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine_ports.h"
#include "runtime/unclaimed.h"

#include <functional>

namespace savehub {

/// Lists what may be the call of \a looked, whose answer was lost. Nothing when that could not be
/// found out. While another call to the same number waits for its answer, or when the answer of one
/// nearby never came, nothing fits: nobody can tell which of them a listed call is.
void listUnclaimedCalls(const Ports &ports, const Attempt &looked,
                        std::function<void(const std::optional<std::vector<Unclaimed>> &)> answer);

} // namespace savehub
