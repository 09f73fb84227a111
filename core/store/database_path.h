// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

namespace savehub {

// Lock, journal and backups are named after the database and lie beside it. So one database must
// not have two names: two consoles could run on it and call everybody twice.

/// The one name of the database that \a path leads to: absolute, without symbolic links, ".." and
/// doubled slashes. For a file that does not exist yet it is the name that it will have. Refuses a
/// symbolic link that leads nowhere, and a path of which others decide where it leads (see
/// checkWay()).
Result<QString> resolveDatabasePath(const QString &path);

/// Refuses an existing path that is not an ordinary file (but a folder, a device or a pipe), or
/// that has a second name which resolveDatabasePath() cannot know: a hard link, or a file that is
/// mounted by itself.
Done checkIsOneFile(const QString &path);

} // namespace savehub
