// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/provider_message.h"
#include "ui/models/tone.h"

#include <QPalette>

class QSettings;

namespace savehub {

enum class ThemeChoice { System, Light, Dark };

/// Fusion, in the platform's colours or in this program's light or dark ones.
void applyTheme(ThemeChoice choice);
ThemeChoice rememberedTheme(const QSettings &memory);
void rememberTheme(QSettings &memory, ThemeChoice choice);

QPalette lightPalette();
QPalette darkPalette();
bool isDark(const QPalette &palette);

/// A text colour and the ground it stands on.
struct ColorPair {
    QColor text;
    QColor ground;
};
ColorPair toneColors(Tone tone, const QPalette &palette);
/// Of the strip across the window; the same in both themes, so that it is learnt once.
ColorPair modeColors(const ProviderMessage &message);
/// For what is said beside the main thing: never fainter than can be read.
QColor secondaryText(const QPalette &palette);

} // namespace savehub
