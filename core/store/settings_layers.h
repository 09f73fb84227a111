// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settings.h"

#include <optional>

namespace savehub {

/// The values of settings that the user never set in the window, and those that hold for one run
/// whatever is stored.
struct SettingsLayers {
    Settings defaults{}; ///< of the environment and the .env file, else the program's
    std::optional<Provider> provider{}; ///< --provider: until the user switches
    std::optional<bool> testMode{};     ///< --test-mode: likewise
    Countries countries{}; ///< of the console's own number: may be called whatever is stored

    /// \a settings, with what holds for this run in their place.
    Settings onTopOf(Settings settings) const
    {
        settings.provider = provider.value_or(settings.provider);
        settings.testMode = testMode.value_or(settings.testMode);
        settings.countries.insert(countries.begin(), countries.end());
        return settings;
    }
};

} // namespace savehub
