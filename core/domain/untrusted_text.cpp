// SPDX-License-Identifier: GPL-3.0-or-later
#include "untrusted_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace savehub {

namespace {

/// Control and format characters (the latter can turn the reading direction round or hide text),
/// and the two Unicode line breaks.
bool isHarmful(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

QString harmless(const QString &text)
{
    if (isPlain(text)) { // nearly all are
        return text.simplified();
    }
    QString clean;
    clean.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        clean += isHarmful(c) ? QString(u' ') : QString::fromUcs4(&c, 1);
    }
    return clean.simplified();
}

QString cut(QString text, int limit)
{
    if (text.size() <= limit) {
        return text;
    }
    text.truncate(qMax(limit - 1, 0));
    if (!text.isEmpty() && text.back().isHighSurrogate()) {
        text.chop(1);
    }
    return text + QChar(u'…');
}

} // namespace

QString oneLine(const QString &text, int limit)
{
    return cut(harmless(text), limit);
}

QString withoutNumbers(const QString &text, int limit)
{
    // Digits with what people and programs write between them: spaces, dots, brackets, dashes.
    static const QRegularExpression number(
        QStringLiteral("\\+?[0-9](?:[\\s.()\\p{Pd}]{0,3}[0-9]){6,}"),
        QRegularExpression::UseUnicodePropertiesOption);
    auto masked = harmless(text);
    qsizetype from = 0;
    while (true) {
        const auto match = number.match(masked, from);
        if (!match.hasMatch()) {
            return cut(masked, limit);
        }
        auto digits = match.captured();
        digits.removeIf([](QChar c) { return !c.isDigit(); });
        const auto mask = QStringLiteral("****") + digits.right(4);
        masked.replace(match.capturedStart(), match.capturedLength(), mask);
        from = match.capturedStart() + mask.size();
    }
}

QString asSentence(QString text, const QString &note)
{
    const bool hasEnd = !text.isEmpty() && QStringLiteral(".!?…").contains(text.back());
    if (text.isEmpty() || (hasEnd && note.isEmpty())) {
        return text;
    }
    if (text.endsWith(u'.')) {
        text.chop(1);
    }
    return text + note + u'.';
}

} // namespace savehub
