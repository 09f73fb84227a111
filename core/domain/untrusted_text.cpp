// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/untrusted_text.h"

#include "domain/digit_reading.h"

#include <QRegularExpression>

#include <algorithm>

namespace savehub {

namespace {

/// Control and format characters (the latter can reverse the reading direction or hide text), and
/// the two Unicode line breaks.
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

QString mask(const QString &number)
{
    QString digits;
    for (const QChar c : number) {
        digits += c.isDigit() ? QString(c) : QString();
    }
    return QStringLiteral("****") + digits.right(4);
}

/// Two codes side by side, as Twilio and HTTP have them; and the colon between an address and a
/// port.
const QRegularExpression &codesAndPorts()
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<!\\d)(?<!\\d[^\\d\\pL])(?<!\\d[^\\d\\pL]{2})"
                       "(?:[1-5]\\d\\d|[1-6]\\d{4})(?:, | / )[1-6]\\d{4}(?![^\\d\\pL]{0,3}\\d)"
                       "|(?<!\\d)(?<!\\d\\.)(?:\\d{1,3}\\.){3}\\d{1,3}\\K:(?=\\d{1,5}(?!\\d))"));
    return pattern;
}

} // namespace

QString oneLine(const QString &text, int limit)
{
    return cut(harmless(text), limit);
}

QString withoutNumbers(const QString &text, int limit)
{
    const auto line = harmless(text);
    if (!mayHoldNumber(line)) { // nearly all names and titles hold none
        return cut(line, limit);
    }
    // After a plus or two zeros nearly anything may stand between the digits. The search does not
    // backtrack: it would find nothing more, and a number without end would take it too long.
    static const QRegularExpression international(
        QStringLiteral("(?:\\+|(?<!\\d[:.,])\\b00(?!:[0-5]\\d))(?:[\\s\\p{P}|~]{0,3}+\\d){%1,}+")
            .arg(fewestDigits));
    static const QRegularExpression number(
        QStringLiteral("\\d(?:[%1]{0,3}+\\d){%2,}+").arg(betweenDigits()).arg(fewestDigits - 1));
    const auto masked = DigitReading(line).replaced(international, mask);
    DigitReading reading(masked);
    reading.hide(dates());
    reading.hide(timesOfDay());
    reading.hide(codesAndPorts());
    return cut(reading.replaced(number, mask), limit);
}

QString withoutInternationalNumbers(const QString &text)
{
    if (!mayHoldNumber(text)) {
        return text;
    }
    static const QRegularExpression number(
        QStringLiteral("(?<![\\p{L}\\p{N}])\\+(?:(?:[^\\S\\n]|[.()/\\p{Pd}]){0,3}+\\d){%1,}+")
            .arg(fewestDigits),
        QRegularExpression::UseUnicodePropertiesOption);
    return DigitReading(text).replaced(number, mask);
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
