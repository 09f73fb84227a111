// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/finding.h"

#include <QTest>

Q_DECLARE_METATYPE(savehub::Finding::Severity)

namespace savehub::test {

/// All words of \a findings, for searching.
inline QString wordsOf(const Findings &findings)
{
    QString words;
    for (const auto &finding : findings) {
        words += finding.what + u'|' + finding.why + u'|' + finding.advice + u'\n';
    }
    return words;
}

/// Whether each finding that is not fine says why it matters or what to do, and each that is fine
/// says neither.
inline bool isComplete(const Findings &findings)
{
    return std::all_of(findings.begin(), findings.end(), [](const Finding &finding) {
        const bool hasMore = !finding.why.isEmpty() || !finding.advice.isEmpty();
        return !finding.check.isEmpty() && !finding.what.isEmpty()
               && hasMore == (finding.severity != Finding::Severity::Fine);
    });
}

} // namespace savehub::test
