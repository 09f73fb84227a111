// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "error.h"

#include <QString>

namespace savehub {

// The database holds people's numbers: its files are for their owner alone. They are created so
// before SQLite sees them, because SQLite would create them as the umask says.

/// Sees to it that \a path is a file that can be written, in a folder that can be written. Creates
/// what is missing: folders 0700, the file 0600. Folders that exist keep their permissions.
Done prepareDatabaseFile(const QString &path);

enum class IfThere { Keep, Empty };
/// An empty file 0600, or the one that is there.
Done createPrivateFile(const QString &path, IfThere ifThere);

/// Takes an existing file away from everybody but its owner.
Done makePrivate(const QString &path);

} // namespace savehub
