// SPDX-License-Identifier: GPL-3.0-or-later
#include "untrusted_text.h"

#include <QRegularExpression>

namespace savehub {

namespace {

/// Control and format characters (the latter can turn the reading direction round), and the
/// two Unicode line breaks.
bool isHarmful(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

} // namespace

QString oneLine(const QString &text, int limit)
{
    QString clean;
    clean.reserve(qMin(text.size(), limit));
    for (const auto c : text) {
        clean += isHarmful(c) ? QChar(u' ') : c;
    }
    clean = clean.simplified();
    if (clean.size() <= limit) {
        return clean;
    }
    clean.truncate(limit - 1);
    if (clean.back().isHighSurrogate()) {
        clean.chop(1);
    }
    return clean + QChar(u'…');
}

QString withoutNumbers(const QString &text, int limit)
{
    static const QRegularExpression number(QStringLiteral("\\+?[0-9](?:[ .()-]{0,2}[0-9]){6,}"));
    auto masked = text;
    qsizetype from = 0;
    while (true) {
        const auto match = number.match(masked, from);
        if (!match.hasMatch()) {
            return oneLine(masked, limit);
        }
        auto digits = match.captured();
        digits.removeIf([](QChar c) { return !c.isDigit(); });
        const auto mask = QStringLiteral("****") + digits.right(4);
        masked.replace(match.capturedStart(), match.capturedLength(), mask);
        from = match.capturedStart() + mask.size();
    }
}

} // namespace savehub
