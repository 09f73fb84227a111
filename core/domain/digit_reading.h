// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace savehub {

constexpr qsizetype fewestDigits = 7; ///< of a number to call

/// A text as a person reads its digits. Digits of every script, circled, raised and so on, become 0
/// to 9. Other signs become their plain form, marks are dropped, and what cannot be seen becomes a
/// blank.
class DigitReading
{
public:
    explicit DigitReading(const QString &text);

    const QString &text() const { return m_read; }
    /// From now on no pattern finds anything where \a what matches.
    void hide(const QRegularExpression &what);
    /// The text that was read, with each match of \a what replaced by what \a instead makes of it.
    /// Where \a instead returns nothing, the match stays.
    QString replaced(const QRegularExpression &what,
                     const std::function<std::optional<QString>(const QString &)> &instead) const;

private:
    QString m_text;
    QString m_read;
    std::vector<qsizetype> m_begins; ///< where in the text each character of m_read stands
    std::vector<qsizetype> m_ends;
};

/// Whether \a text may hold the digits of a number, however they are written. Nearly no text does.
bool mayHoldNumber(const QString &text);

/// What people and programs write between the digits of a number. To be used inside a character
/// class of a pattern over a DigitReading.
QString betweenDigits();

/// Dates and times of day in a DigitReading. They have many digits, but are no number to call.
const QRegularExpression &dates();
const QRegularExpression &timesOfDay();

} // namespace savehub
