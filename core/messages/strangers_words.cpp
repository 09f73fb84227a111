// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/strangers_words.h"

#include <QRegularExpression>

#include <algorithm>

#include "domain/digit_reading.h"
#include "domain/untrusted_text.h"

namespace savehub {

namespace {

constexpr int longestRead = 500;
constexpr qsizetype fewestDigitsOfSpelled = 3;
const auto leftOut = QStringLiteral("…");

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption
                                        | QRegularExpression::CaseInsensitiveOption);
}

/// Removes invisible marks that programs drop from an address before they look it up (Unicode's
/// Default_Ignorable_Code_Point, beyond the format characters), and makes spaces of other blanks.
QString withoutInvisibles(QString text)
{
    static const auto ignored = pattern(
        QStringLiteral("[\\x{34F}\\x{61C}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{FE00}-\\x{FE0F}"
                       "\\x{E0000}-\\x{E0FFF}]"));
    static const auto blank =
        pattern(QStringLiteral("[\\x{115F}\\x{1160}\\x{2800}\\x{3164}\\x{FFA0}]"));
    return text.remove(ignored).replace(blank, QStringLiteral(" "));
}

/// Leaves out what phones and browsers turn into a link. To them an ideographic full stop is a dot,
/// and hosts consist of letters with their marks, digits and symbols such as emoji.
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

bool isAmount(const QString &digits)
{
    static const QRegularExpression amount(QStringLiteral("\\A\\d{1,3}(?:,\\d{3})+\\z"));
    return amount.match(digits).hasMatch();
}

/// "2026-12-01 10", "10:00-11:00" and "1,000,000" have many digits, but none is a number to call.
bool isNoNumber(QString digits)
{
    if (isAmount(digits) || digitsIn(digits.remove(dates())) < fewestDigits) {
        return true;
    }
    return digitsIn(digits.remove(timesOfDay())) == 0;
}

/// "1-900-FLOWERS": premium-rate and toll-free American numbers are written like this.
QString withoutSpelledNumbers(QString text)
{
    static const QRegularExpression spelled(QStringLiteral(
        "(?<![A-Za-z0-9])(?:\\+?1[-. (]{1,3})?\\(?(?:8(?:00|33|44|55|66|77|88)|900)[-. )]{1,3}"
        "[A-Z](?:-?[A-Z]){4,}(?![a-z])"));
    return text.replace(spelled, leftOut);
}

/// Also leaves out codes that phones execute. Signs of arithmetic count only between the digits of
/// a long number.
QString withoutPhoneNumbers(const QString &text)
{
    static const QRegularExpression numbers(QStringLiteral("[+*#]?\\d(?:[%1*#]{0,3}+\\d){%2,}+#?"
                                                           "|\\d(?:[%1*#=+!&^\\\\]{0,3}+\\d){9,}+")
                                                .arg(betweenDigits())
                                                .arg(fewestDigits - 1));
    return DigitReading(text).replaced(numbers, [](const QString &found) {
        return isNoNumber(found) ? std::nullopt : std::optional(leftOut);
    });
}

/// Whether there is nothing to look for, as in nearly all titles.
bool isPlain(const QString &text)
{
    const bool areWords = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u' ' || c == u'-');
    });
    return areWords && digitsIn(text) < fewestDigitsOfSpelled;
}

} // namespace

QString strangersWords(const QString &text, int limit)
{
    if (isPlain(text)) {
        return oneLine(text, limit);
    }
    // Fullwidth, circled and mathematical letters and digits are read like the plain ones.
    const auto plain = oneLine(text, longestRead).normalized(QString::NormalizationForm_KC);
    const auto words =
        withoutSpelledNumbers(withoutPhoneNumbers(withoutAddresses(withoutInvisibles(plain))));
    const bool saysSomething = std::any_of(
        words.begin(), words.end(), [](QChar c) { return !c.isSpace() && c != leftOut.front(); });
    return saysSomething ? oneLine(words, limit) : QString();
}

} // namespace savehub
