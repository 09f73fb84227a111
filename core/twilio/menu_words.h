// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>

namespace savehub {

/// What calls and texts say besides the message. Not for tr(): they are in the person's language,
/// not in the console's.
struct MenuWords {
    QLatin1String language; ///< ISO 639-1
    QLatin1String tag;      ///< the language attribute of Say
    QString menu;           ///< which key means what
    QString goodbye;        ///< no key was pressed
    QString wrongKey;
    QString wrongKeyGoodbye;
    QString joining;   ///< confirms this answer
    QString notComing; ///< confirms this answer
    QString notSaved;  ///< the answer has to be given again
    QString notSavedGoodbye;
};

/// \a language as in "de" or "de-AT"; English where it is not one of the menu's languages.
const MenuWords &menuWords(const QString &language);

} // namespace savehub
