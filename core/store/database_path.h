// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

namespace savehub {

// Lock, journal and backups are named after the database and lie beside it. So one database must
// not be reached by two names, or two consoles would run on it and call everybody twice.

/// The one name of the database that \a path leads to: absolute, without symbolic links, detours
/// and doubled slashes. Of what is not there yet it is the name that it will have. Refuses a
/// symbolic link that leads nowhere, and a way on which others decide where it leads (see checkWay()).
Result<QString> resolveDatabasePath(const QString &path);

/// Refuses what is there and is no ordinary file (a folder, a device, a pipe), or has a second name
/// that resolveDatabasePath() cannot know of: by a hard link, or mounted by itself.
Done checkIsOneFile(const QString &path);

} // namespace savehub
