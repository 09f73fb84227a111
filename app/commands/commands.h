// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "config/configuration.h"
#include "store/database.h"
#include "store/settings_layers.h"

namespace savehub {

// The subcommands. Each returns the program's exit status after it has told, on standard output
// what it did, or on standard error why not.

/// \a layers say which countries are allowed whatever is stored.
int importPeopleCommand(const CommandLine &line, const DatabaseOptions &database,
                        const SettingsLayers &layers);
int importCalendarCommand(const CommandLine &line, const DatabaseOptions &database);
int exportCallsCommand(const CommandLine &line, const DatabaseOptions &database);
/// Shows where calls and texts may go, after the changes that are asked for.
int countriesCommand(const CommandLine &line, const DatabaseOptions &database,
                     const SettingsLayers &layers);
/// Shows where meetings come from, or takes back what one source planned.
int sourcesCommand(const CommandLine &line, const DatabaseOptions &database);
/// Reads the secret from standard input, up to the first line's end. The keychain keeps it for the host
/// that the configuration names.
int setSecretCommand(const CommandLine &line, const Configuration &configuration);
/// Settings that cannot be used are among what it tells.
int doctorCommand(const CommandLine &line, const Configuration &configuration);

} // namespace savehub
