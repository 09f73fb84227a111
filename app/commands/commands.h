// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "config/configuration.h"
#include "store/database.h"
#include "store/settings_layers.h"

namespace savehub {

// The subcommands. Each prints on standard output what it did, or on standard error why it failed,
// and returns the program's exit status.

/// \a layers say which countries are allowed besides the stored ones.
int importPeopleCommand(const CommandLine &line, const DatabaseOptions &database,
                        const SettingsLayers &layers);
int importCalendarCommand(const CommandLine &line, const DatabaseOptions &database);
int exportCallsCommand(const CommandLine &line, const DatabaseOptions &database);
/// Makes the changes that \a line asks for, and then shows where calls and texts may go.
int countriesCommand(const CommandLine &line, const DatabaseOptions &database,
                     const SettingsLayers &layers);
/// Shows where meetings come from, or takes back what one source planned.
int sourcesCommand(const CommandLine &line, const DatabaseOptions &database);
/// Reads the secret from standard input, up to the end of the first line. The keychain keeps it for
/// the host that the configuration names.
int setSecretCommand(const CommandLine &line, const Configuration &configuration);
/// Settings that cannot be used are no reason to stop: they are among the findings.
int doctorCommand(const CommandLine &line, const Configuration &configuration);

} // namespace savehub
