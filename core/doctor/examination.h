// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "doctor/finding.h"

namespace savehub {

/// Every check, in the order a person reads them. What cannot be right before something else is
/// mended is left out.
Findings examine(const Facts &facts);

} // namespace savehub
