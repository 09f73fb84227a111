// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

namespace savehub {

/// From now on SQLite opens a database and its files in this process only if they are ours (see
/// flawOf()). Files that it has to create are created by us, for us alone, and only under a name
/// that nothing has. So nobody can put a file there between our check and SQLite's. Somebody else's
/// write-ahead log is ignored. Must be called before the first connection.
void guardSqlitesFiles();

/// Makes sure that the database \a path has a journal that is ours alone. An empty journal counts
/// as none, and in a folder like /tmp nobody can put one of theirs in its place. SQLite keeps it
/// (journal_mode PERSIST).
Done ensureJournal(const QString &path);

} // namespace savehub
