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

/// A text colour and its background.
struct ColorPair {
    QColor text;
    QColor ground;
};
ColorPair toneColors(Tone tone, const QPalette &palette);
/// The colours of the strip across the window. They are the same in both themes, so that users
/// learn them once.
ColorPair modeColors(const ProviderMessage &message);
/// The colour of less important text. It is never too faint to read.
QColor secondaryText(const QPalette &palette);

} // namespace savehub
