// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/finding_words.h"

#include "domain/words.h"

#include <algorithm>

namespace savehub {

namespace {

using Severity = Finding::Severity;

} // namespace

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Fine:
        return Words::tr("Fine");
    case Severity::Hint:
        return Words::tr("Hint");
    case Severity::Warning:
        return Words::tr("Warning");
    case Severity::Problem:
        return Words::tr("Problem");
    }
    Q_UNREACHABLE();
}

Tone severityTone(Severity severity)
{
    switch (severity) {
    case Severity::Fine:
        return Tone::Good;
    case Severity::Hint:
        return Tone::Info;
    case Severity::Warning:
        return Tone::Warning;
    case Severity::Problem:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

Findings worstFirst(Findings findings)
{
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding &a, const Finding &b) { return a.severity > b.severity; });
    return findings;
}

QString findingsSummary(const Findings &findings)
{
    const auto count = [&](Severity severity) {
        return std::count_if(findings.begin(), findings.end(), [severity](const Finding &finding) {
            return finding.severity == severity;
        });
    };
    if (worst(findings) == Severity::Fine) {
        return Words::tr("Everything is fine.");
    }
    return Words::tr("Problems: %1. Warnings: %2. Hints: %3.")
        .arg(count(Severity::Problem))
        .arg(count(Severity::Warning))
        .arg(count(Severity::Hint));
}

} // namespace savehub
