// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

namespace savehub {

/// From now on SQLite opens a database, and what belongs to one, in this process only where it is ours
/// (see flawOf()), and what it has to create is created by us, for us alone and under a name that nothing
/// has: so nobody can put a file there between our look and SQLite's. A write-ahead log of somebody else
/// is not seen. Before the first connection.
void guardSqlitesFiles();

/// Sees to it that the database \a path has a journal, of us alone: an empty one counts as none, and in a
/// folder as /tmp nobody can put one of theirs in its place. SQLite keeps it (journal_mode PERSIST).
Done keepJournal(const QString &path);

} // namespace savehub
