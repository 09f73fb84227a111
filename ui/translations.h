// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace savehub {

/// Lets tr() answer in the language of \a locale where there is a catalogue for it, else in
/// English with its plurals. Once, before the first window.
void installTranslations(QCoreApplication &app, const QLocale &locale);

} // namespace savehub
