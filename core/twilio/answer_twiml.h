// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/reception.h"

#include <QString>

namespace savehub {

// What Twilio is told to say or write in answer to a key or a text: TwiML of at most twimlLimit
// characters, in the person's language.

/// "We have noted that you are joining", and the end of the call.
QString confirmationTwiml(Answer answer, const QString &language);

/// Why the menu is said again.
enum class Misheard {
    WrongKey,
    NotSaved, ///< the answer was understood and could not be saved
};

/// Says why, then the call's message and menu once more; keys go to \a responseUrl.
QString menuAgainTwiml(Misheard why, const SpokenCall &call, const QString &responseUrl);

/// Says why, and ends the call.
QString goodbyeTwiml(Misheard why, const QString &language);

/// Writes back what was understood.
QString textConfirmationTwiml(Answer answer, const QString &language);

/// Writes back that the answer could not be saved.
QString textNotSavedTwiml(const QString &language);

/// Says and writes nothing.
QString silentTwiml();

} // namespace savehub
