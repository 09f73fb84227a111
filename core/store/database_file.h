// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

class QFile;

namespace savehub {

// The database holds people's numbers: its files are for their owner alone. They are created so
// before SQLite sees them, because SQLite would create them as the umask says.

/// Sees to it that \a path is an ordinary file without a second name (see checkIsOneFile()) that is ours
/// alone (see checkIsOnlyOurs()) and can be written, in a folder that can be written. Creates what is
/// missing: folders 0700, the file 0600. Folders that exist keep their permissions.
Done prepareDatabaseFile(const QString &path);

enum class IfThere { Keep, Empty };
/// An empty file 0600, or the one that is there.
Done createPrivateFile(const QString &path, IfThere ifThere);

/// Takes an existing file away from everybody but its owner, also while SQLite has it open. What is
/// no ordinary file (/dev/null, a pipe, a folder) is not ours alone and stays as it is.
Done makePrivate(const QString &path);
/// The same with a file that is open and not SQLite's.
Done makePrivate(const QFile &file);

} // namespace savehub
