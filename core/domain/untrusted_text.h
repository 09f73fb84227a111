// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// \a text on one line, without control characters, at most \a limit characters. For a log line, an
/// error message or a table cell: titles, names and provider messages come from strangers.
QString oneLine(const QString &text, int limit = 200);

/// oneLine(), with every run of seven or more digits masked to its last four, except dates. Digits
/// of every script count, whatever stands between them. Provider messages often repeat the number
/// that was called.
QString withoutNumbers(const QString &text, int limit = 200);

/// \a text with those numbers masked that begin with a plus and stand by themselves. Times,
/// amounts, ids and line breaks stay. For text that no longer holds any words of strangers.
QString withoutInternationalNumbers(const QString &text);

/// \a text with a full stop where it has no end yet, and with \a note before that, so that other
/// sentences may follow.
QString asSentence(QString text, const QString &note = {});

} // namespace savehub
