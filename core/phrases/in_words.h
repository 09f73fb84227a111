// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phrase.h"
#include "domain/refusal.h"

#include <QString>

namespace savehub {

/// \a phrase as words in the program's language.
QString inWords(const Phrase &phrase);

/// \a reason as the end of a sentence that says why something was held back just before it left.
QString inWords(Reason reason);

Error inWords(const Refusal &refusal);

} // namespace savehub
