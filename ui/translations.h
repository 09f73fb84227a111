// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace savehub {

/// Makes tr() translate into the language of \a locale when there is a catalogue for it, else into
/// English with its plurals. To be called once, before the first window.
void installTranslations(QCoreApplication &app, const QLocale &locale);

} // namespace savehub
