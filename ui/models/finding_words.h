// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tone.h"

#include "doctor/finding.h"

#include <QString>

namespace savehub {

// What a window says of the doctor's findings.

QString severityWord(Finding::Severity severity);
Tone severityTone(Finding::Severity severity);

/// What is worst comes first; of one severity the doctor's order stays.
Findings worstFirst(Findings findings);
/// All in one sentence: that it is fine, or how many there are of each kind.
QString findingsSummary(const Findings &findings);

} // namespace savehub
