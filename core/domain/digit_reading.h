// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace savehub {

constexpr qsizetype fewestDigits = 7; ///< of a number to call

/// A text as a person reads its digits: those of every script, circled, raised and so on, are 0 to 9, each
/// sign is its plain one, marks are gone, and what is not seen is a blank.
class DigitReading
{
public:
    explicit DigitReading(const QString &text);

    const QString &text() const { return m_read; }
    /// From now on nothing is found at \a what.
    void hide(const QRegularExpression &what);
    /// The text that was read, with what \a instead makes of each match of \a what in its place. Nothing:
    /// it stays.
    QString replaced(const QRegularExpression &what,
                     const std::function<std::optional<QString>(const QString &)> &instead) const;

private:
    QString m_text;
    QString m_read;
    std::vector<qsizetype> m_begins; ///< where in the text each character of m_read stands
    std::vector<qsizetype> m_ends;
};

/// Whether \a text may hold the digits of a number, in whatever dress: nearly none does.
bool mayHoldNumber(const QString &text);

/// What people and programs write between the digits of a number, for the inside of a class in a pattern
/// over a DigitReading.
QString betweenDigits();

/// Dates in a DigitReading, and times of day. They are many digits, and no number to call.
const QRegularExpression &dates();
const QRegularExpression &timesOfDay();

} // namespace savehub
