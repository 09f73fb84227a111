// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/digit_reading.h"

#include "domain/unseen.h"

namespace savehub {

namespace {

constexpr QChar hidden(u'\uFFFF');

/// What stands for \a c in the reading.
QString readingOf(char32_t c)
{
    if (c == U'\n' || (c > U' ' && c < 0x7F)) {
        return QString(QChar(static_cast<char16_t>(c)));
    }
    if (isUnseen(c)) {
        return QStringLiteral(" ");
    }
    if (c == U'\u2212') {
        return QStringLiteral("-");
    }
    if (const int digit = QChar::digitValue(c);
        digit >= 0) { // also of digits that have no plain form
        return QString::number(digit);
    }
    if (QChar::isLetter(c)) { // by far the most, and no digit
        return QString::fromUcs4(&c, 1);
    }
    QString plain;
    for (const QChar one : QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KC)) {
        plain += one.isDigit() ? QString::number(one.digitValue()) : QString(one);
    }
    return plain;
}

bool isMark(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
        return true;
    default:
        return false;
    }
}

} // namespace

DigitReading::DigitReading(const QString &text)
    : m_text(text)
{
    qsizetype at = 0;
    for (const char32_t c : text.toUcs4()) {
        const auto end = at + (QChar::requiresSurrogates(c) ? 2 : 1);
        for (const QChar one : isMark(c) ? QString() : readingOf(c)) {
            m_read += one;
            m_begins.push_back(at);
            m_ends.push_back(end);
        }
        at = end;
    }
}

void DigitReading::hide(const QRegularExpression &what)
{
    auto matches = what.globalMatch(m_read);
    while (matches.hasNext()) {
        const auto match = matches.next();
        m_read.replace(match.capturedStart(), match.capturedLength(),
                       QString(match.capturedLength(), hidden));
    }
}

QString
DigitReading::replaced(const QRegularExpression &what,
                       const std::function<std::optional<QString>(const QString &)> &instead) const
{
    QString text;
    qsizetype done = 0;
    auto matches = what.globalMatch(m_read);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (const auto other = instead(match.captured())) {
            const auto begin = m_begins[static_cast<size_t>(match.capturedStart())];
            text += m_text.mid(done, begin - done) + *other;
            done = m_ends[static_cast<size_t>(match.capturedEnd() - 1)];
        }
    }
    return done == 0 ? m_text : text + m_text.mid(done);
}

bool mayHoldNumber(const QString &text)
{
    qsizetype most = 0;
    for (const QChar c : text) {
        const bool isDressed = c.unicode() > 0x7F && (c.isNumber() || c.isHighSurrogate());
        most += isDressed ? 2 : c.isDigit() ? 1 : 0; // one character may be read as two digits
    }
    return most >= fewestDigits;
}

QString betweenDigits()
{
    // Blanks, dashes, brackets, low lines, dots of all kinds, commas, colons, slashes, apostrophes, tildes.
    return QStringLiteral(
        "\\s\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pc}.,:;/|~'`\\x{B4}\\x{2018}\\x{2019}\\x{B7}\\x{2022}"
        "\\x{2027}\\x{2219}\\x{22C5}\\x{25CF}\\x{30FB}\\x{3001}\\x{3002}\\x{60C}"
        "\\x{66B}\\x{66C}\\x{6D4}");
}

const QRegularExpression &dates()
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<!\\d)(?:(?:19|20)\\d\\d([-/.])[01]?\\d\\1[0-3]?\\d"
                       "|[0-3]?\\d([-/.])[0-3]?\\d\\2(?:19|20)\\d\\d)(?![-./]?\\d)"));
    return pattern;
}

const QRegularExpression &timesOfDay()
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<![\\d:.,])(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d(?:[.,]\\d{1,9})?)?"
                       "(?!:?\\d)"));
    return pattern;
}

} // namespace savehub
