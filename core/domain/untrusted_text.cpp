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

constexpr qsizetype fewestDigits = 7; ///< of a number

/// In the digits that every reader knows.
QString lastFourDigits(const QString &number)
{
    QString digits;
    for (const char32_t c : number.toUcs4()) {
        if (QChar::category(c) == QChar::Number_DecimalDigit) {
            digits += QString::number(QChar::digitValue(c));
        }
    }
    return digits.right(4);
}

QString masked(QString text, const QRegularExpression &number)
{
    const auto digits = std::count_if(text.begin(), text.end(), [](QChar c) {
        return c.isDigit() || c.isHighSurrogate(); // which may be one of a rarer script
    });
    if (digits < fewestDigits) { // as in nearly all names and titles
        return text;
    }
    qsizetype from = 0;
    while (true) {
        const auto match = number.match(text, from);
        if (!match.hasMatch()) {
            return text;
        }
        const auto mask = QStringLiteral("****") + lastFourDigits(match.captured());
        text.replace(match.capturedStart(), match.capturedLength(), mask);
        from = match.capturedStart() + mask.size();
    }
}

} // namespace

QString oneLine(const QString &text, int limit)
{
    return cut(harmless(text), limit);
}

QString withoutNumbers(const QString &text, int limit)
{
    // Digits of any script with what people and programs write between them: spaces, dots, brackets,
    // dashes, accents. Behind a plus or two zeros it may be nearly everything. Dates are passed over.
    static const QRegularExpression number(
        QStringLiteral("(?<!\\p{Nd})(?:(?:19|20)\\d\\d-[01]\\d-[0-3]\\d|[0-3]?\\d[./][0-3]?\\d[./"
                       "](?:19|20)\\d\\d)"
                       "(?![-./]?\\p{Nd})(*SKIP)(*FAIL)"
                       "|(?:[+\\x{FF0B}]|\\b00)(?:[\\s\\p{P}\\p{M}|~]{0,3}\\p{Nd}){7,}"
                       "|\\p{Nd}(?:(?:/|[\\s.()\\[\\]_'\\x{2019}\\x{B7}\\p{Pd}\\p{M}]{0,3})"
                       "\\p{Nd}){6,}"),
        QRegularExpression::UseUnicodePropertiesOption);
    return cut(masked(harmless(text), number), limit);
}

QString withoutInternationalNumbers(const QString &text)
{
    static const QRegularExpression number(
        QStringLiteral(
            "(?<![\\p{L}\\p{N}])[+\\x{FF0B}](?:(?:[^\\S\\n]|[.()/\\p{Pd}]){0,3}\\p{Nd}){7,}"),
        QRegularExpression::UseUnicodePropertiesOption);
    return masked(text, number);
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
