// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

class QFile;

namespace savehub {

// The database holds people's numbers, so its files are for their owner alone. We create them
// before SQLite sees them, because SQLite would give them the permissions that the umask leaves.

/// Makes sure that \a path is an ordinary file without a second name (see checkIsOneFile()) that is
/// ours alone (see checkIsOnlyOurs()), and that the file and its folder can be written. Creates
/// what is missing: folders 0700, the file 0600. Folders that exist keep their permissions.
Done prepareDatabaseFile(const QString &path);

enum class IfThere { Keep, Empty };
/// Creates an empty file 0600. A file that exists is kept, or with IfThere::Empty replaced.
Done createPrivateFile(const QString &path, IfThere ifThere);

/// Takes an existing file away from everybody but its owner, also while SQLite has it open.
/// Anything but an ordinary file (/dev/null, a pipe, a folder) stays as it is.
Done makePrivate(const QString &path);
/// The same for an open file that SQLite does not use.
Done makePrivate(const QFile &file);

} // namespace savehub
