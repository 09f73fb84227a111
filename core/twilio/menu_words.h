// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>

namespace savehub {

/// What calls and texts say besides the message. In the language of the person who hears it, not
/// in that of the console: not for tr().
struct MenuWords {
    QLatin1String language; ///< ISO 639-1
    QLatin1String tag;      ///< what Say calls it
    QString menu;           ///< which key means what
    QString goodbye;        ///< no key was pressed
    QString wrongKey;
    QString wrongKeyGoodbye;
    QString joining;   ///< what was understood
    QString notComing; ///< what was understood
    QString notSaved;  ///< the answer has to be given again
    QString notSavedGoodbye;
};

/// \a language as in "de" or "de-AT"; English where it is not one of the menu's languages.
const MenuWords &menuWords(const QString &language);

} // namespace savehub
