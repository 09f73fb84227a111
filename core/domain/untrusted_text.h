// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// \a text on one line without control characters, at most \a limit characters: for a log line,
/// an error message or a cell. Titles, names and provider messages come from strangers.
QString oneLine(const QString &text, int limit = 200);

/// oneLine(), with every run of seven or more digits masked to its last four, whatever their script
/// and whatever stands between them, but for dates: provider messages like to repeat the number that was called.
QString withoutNumbers(const QString &text, int limit = 200);

/// \a text with the numbers masked that begin with a plus and stand by themselves. Times, amounts and
/// ids stay, and so do lines: for what holds no words of strangers any more.
QString withoutInternationalNumbers(const QString &text);

/// \a text with an end, where it has none, and \a note before that: other words may follow.
QString asSentence(QString text, const QString &note = {});

} // namespace savehub
