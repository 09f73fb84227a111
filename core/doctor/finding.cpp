// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/finding.h"

#include <algorithm>

namespace savehub {

Finding::Severity worst(const Findings &findings)
{
    auto worst = Finding::Severity::Fine;
    for (const auto &finding : findings) {
        worst = std::max(worst, finding.severity);
    }
    return worst;
}

} // namespace savehub
