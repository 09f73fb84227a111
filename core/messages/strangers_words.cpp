// SPDX-License-Identifier: GPL-3.0-or-later
#include "strangers_words.h"

#include <QRegularExpression>

#include <algorithm>

#include "untrusted_text.h"

namespace savehub {

namespace {

constexpr int longestRead = 500;
constexpr qsizetype shortestNumber = 7; // digits
const auto leftOut = QStringLiteral("…");

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption
                                        | QRegularExpression::CaseInsensitiveOption);
}

/// Marks that nobody sees and that programs drop from an address before they look it up (Unicode's
/// Default_Ignorable_Code_Point, beyond the format characters), and blanks that are no spaces.
QString withoutInvisibles(QString text)
{
    static const auto ignored = pattern(
        QStringLiteral("[\\x{34F}\\x{61C}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{FE00}-\\x{FE0F}"
                       "\\x{E0000}-\\x{E0FFF}]"));
    static const auto blank =
        pattern(QStringLiteral("[\\x{115F}\\x{1160}\\x{2800}\\x{3164}\\x{FFA0}]"));
    return text.remove(ignored).replace(blank, QStringLiteral(" "));
}

/// What phones and browsers make a link of. An ideographic full stop is a dot to them, and hosts are of
/// letters with their marks, of digits and of pictures.
QString withoutAddresses(QString text)
{
    static const auto host = QStringLiteral("[\\p{L}\\p{M}\\p{N}\\p{S}_-]+");
    static const auto dot = QStringLiteral("(?:[.。]|\\s?[\\[({][.。][\\])}]\\s?)");
    static const auto addresses = pattern(
        QStringLiteral(
            "\\p{L}[\\p{L}\\p{Nd}+.-]*:(?=\\S*/)\\S+" // scheme:…/…
            "|(?<![\\p{L}\\p{N}])(?:tel|sms|smsto|mms|mailto|callto|facetime|skype|geo):\\S+"
            "|//\\S+"
            "|\\S+@\\S+"                                                      // name@host
            "|%1(?:%2%1)*"                                                    // host.
            "%2(?:xn--[a-z0-9-]+|\\p{L}\\p{M}*[\\p{L}\\p{M}-]*\\p{L}\\p{M}*)" // top level
            "(?![\\p{L}\\p{Nd}])\\S*"                                         // /path
            "|(?<![\\p{L}\\p{Nd}.])\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3}){3}(?!\\p{Nd})\\S*")
            .arg(host, dot));
    return text.replace(addresses, leftOut);
}

qsizetype digitsIn(const QString &text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

/// "2026-12-01 10" are many digits, and no number to call.
bool isDate(QString digits)
{
    static const auto dates =
        pattern(QStringLiteral("(?<!\\p{Nd})(?:20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
                               "|[0-9]{1,2}[-/.][0-9]{1,2}[-/.]20[0-9]{2})(?!\\p{Nd})"));
    return digitsIn(digits.replace(dates, QString())) < shortestNumber;
}

/// Digits of any script, with what people write between them.
QString withoutPhoneNumbers(QString text)
{
    static const auto numbers =
        pattern(QStringLiteral("[+*#]?\\p{Nd}(?:[\\s.()/*#_\\p{Pd}\\p{M}]{0,3}\\p{Nd}){%1,}#?")
                    .arg(shortestNumber - 1));
    qsizetype from = 0;
    for (;;) {
        const auto match = numbers.match(text, from);
        if (!match.hasMatch()) {
            return text;
        }
        const auto found = match.captured();
        const auto instead = isDate(found) ? found : leftOut;
        text.replace(match.capturedStart(), match.capturedLength(), instead);
        from = match.capturedStart() + instead.size();
    }
}

/// Nearly all titles have nothing of what is looked for.
bool isPlain(const QString &text)
{
    const bool areWords = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u' ' || c == u'-');
    });
    return areWords && digitsIn(text) < shortestNumber;
}

} // namespace

QString strangersWords(const QString &text, int limit)
{
    if (isPlain(text)) {
        return oneLine(text, limit);
    }
    // Fullwidth, circled and mathematical letters and digits are read like the plain ones.
    const auto plain = oneLine(text, longestRead).normalized(QString::NormalizationForm_KC);
    const auto words = withoutPhoneNumbers(withoutAddresses(withoutInvisibles(plain)));
    const bool saysSomething = std::any_of(
        words.begin(), words.end(), [](QChar c) { return !c.isSpace() && c != leftOut.front(); });
    return saysSomething ? oneLine(words, limit) : QString();
}

} // namespace savehub
