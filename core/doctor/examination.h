// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "doctor/finding.h"

namespace savehub {

/// Runs every check, in the order in which a person reads the findings. A check that cannot pass
/// before something else is fixed is left out.
Findings examine(const Facts &facts);

} // namespace savehub
