// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settings.h"
#include "store/database.h"
#include "store/settings_layers.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace savehub {

/// What a check-up wants to know of the database.
struct Checkup {
    Settings settings{};                ///< in force
    std::vector<PhoneNumber> numbers{}; ///< each once: people who may be called, and backups
    qint64 callsPlanned = 0;            ///< call steps that wait, of meetings within a week
    std::vector<std::optional<Instant>> tokensSince{}; ///< when each was first seen, if it was
};

/// Reads it over a connection of its own, beside a running console. The file must exist.
/// \a authTokens are those to look up.
Result<Checkup> readCheckup(const DatabaseOptions &options, const SettingsLayers &layers,
                            Instant now, const QStringList &authTokens = {});

/// Whether the file can be written: takes the writer's place and gives it back, changing nothing.
Done tryWriting(const DatabaseOptions &options);

} // namespace savehub
