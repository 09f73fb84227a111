// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/reception.h"

#include <QString>

namespace savehub {

// TwiML that answers a pressed key or a text: at most twimlLimit characters, in the person's
// language.

/// "We have noted that you are joining", and the end of the call.
QString confirmationTwiml(Answer answer, const QString &language);

/// Why a pressed key was not taken.
enum class Misheard {
    WrongKey,
    NotSaved, ///< the answer was understood and could not be saved
};

/// Says why, then the call's message and menu once more. Keys are reported to \a responseUrl.
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
