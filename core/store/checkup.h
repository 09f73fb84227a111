// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settings.h"
#include "store/database.h"
#include "store/settings_layers.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace savehub {

/// What a check-up reads from the database.
struct Checkup {
    Settings settings{};                ///< in force
    std::vector<PhoneNumber> numbers{}; ///< each once: people who may be called, and backups
    qint64 callsPlanned = 0;            ///< pending call steps, for meetings within a week
    std::vector<std::optional<Instant>> tokensSince{}; ///< when each token was first seen
};

/// Reads it over its own connection, also while a console runs. The file must exist. tokensSince
/// has an entry for each of \a authTokens, in their order; one that was never seen has no time.
Result<Checkup> readCheckup(const DatabaseOptions &options, const SettingsLayers &layers,
                            Instant now, const QStringList &authTokens = {});

/// Whether the file can be written. Creates what is missing (see prepareDatabaseFile()), then takes
/// the write lock and releases it. No data is changed.
Done tryWriting(const DatabaseOptions &options);

} // namespace savehub
