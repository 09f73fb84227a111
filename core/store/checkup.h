// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"
#include "settings.h"
#include "settings_layers.h"

#include <vector>

namespace savehub {

/// What a check-up wants to know of the database.
struct Checkup {
    Settings settings{};                ///< in force
    std::vector<PhoneNumber> numbers{}; ///< each once: people who may be called, and backups
    qint64 callsPlanned = 0;            ///< call steps that wait, of meetings within a week
};

/// Reads it over a connection of its own, beside a running console. The file must exist.
Result<Checkup> readCheckup(const DatabaseOptions &options, const SettingsLayers &layers,
                            Instant now);

/// Whether the file can be written: takes the writer's place and gives it back, changing nothing.
Done tryWriting(const DatabaseOptions &options);

} // namespace savehub
