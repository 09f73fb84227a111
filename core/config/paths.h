// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// Where the database is when nobody says otherwise: "…/savehub-console/savehub.db" in the user's
/// data folder ($XDG_DATA_HOME or ~/.local/share on Linux).
QString defaultDatabasePath();

/// The log file lies next to the database: "savehub.log" beside "savehub.db".
QString logPathFor(const QString &databasePath);

} // namespace savehub
