// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/findings_text.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr int longestLine = 1000; ///< server names and paths are words of others

QString mark(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Fine:
        return Words::tr("ok");
    case Finding::Severity::Hint:
        return Words::tr("hint");
    case Finding::Severity::Warning:
        return Words::tr("WARNING");
    case Finding::Severity::Problem:
        return Words::tr("PROBLEM");
    }
    Q_UNREACHABLE();
}

QString line(const QString &label, const QString &text)
{
    return text.isEmpty() ? QString()
                          : QStringLiteral("      %1 %2\n").arg(label, oneLine(text, longestLine));
}

QString lines(const Finding &finding)
{
    return QStringLiteral("  [%1] %2\n")
               .arg(mark(finding.severity), oneLine(finding.what, longestLine))
           + line(Words::tr("Why it matters:"), finding.why)
           + line(Words::tr("What to do:"), finding.advice);
}

auto count(const Findings &findings, Finding::Severity severity)
{
    return std::count_if(findings.begin(), findings.end(), [severity](const Finding &finding) {
        return finding.severity == severity;
    });
}

} // namespace

QString toText(const Findings &findings)
{
    QString text;
    QString heading;
    for (const auto &finding : findings) {
        if (finding.check != heading) {
            heading = finding.check;
            text += heading + QLatin1Char('\n');
        }
        text += lines(finding);
    }
    return text
           + Words::tr("\nProblems: %1. Warnings: %2. Hints: %3.\n")
                 .arg(count(findings, Finding::Severity::Problem))
                 .arg(count(findings, Finding::Severity::Warning))
                 .arg(count(findings, Finding::Severity::Hint));
}

} // namespace savehub
