// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// The most characters that Twilio accepts in a request's Twiml field.
constexpr qsizetype twimlLimit = 4000;

/// What a call says.
struct SpokenReminder {
    QString message;     ///< plain text, from people; shortened where it is too long
    QString language;    ///< ISO 639-1; English where it is not one of the menu's languages
    QString responseUrl; ///< where a pressed key goes; empty: no keys are asked for
};

/// The reminder as TwiML of at most twimlLimit characters. With keys: the message, the menu
/// (1 joining, 2 not coming), eight seconds to press, a goodbye. Without: the message twice,
/// since a Gather without an action would ask for ever.
QString reminderTwiml(const SpokenReminder &reminder);

/// Says \a text, which is the program's own, and hangs up.
QString spokenTwiml(const QString &text, const QString &language);

/// Answers a text with \a text, which is the program's own.
QString writtenTwiml(const QString &text);

/// A document of \a verbs, which are TwiML already; without any it says nothing.
QString twimlResponse(const QString &verbs);

} // namespace savehub
