// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/finding.h"

namespace savehub {

/// The findings for a terminal, under the headings of their checks, and a line that counts them.
QString toText(const Findings &findings);

} // namespace savehub
