// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tone.h"

#include "doctor/finding.h"

#include <QString>

namespace savehub {

// What a window says about the doctor's findings.

QString severityWord(Finding::Severity severity);
Tone severityTone(Finding::Severity severity);

/// The worst come first. Findings of one severity stay in the doctor's order.
Findings worstFirst(Findings findings);
/// One sentence: that all is fine, or how many findings there are of each kind.
QString findingsSummary(const Findings &findings);

} // namespace savehub
