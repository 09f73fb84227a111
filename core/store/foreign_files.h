// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "ports/way_to_file.h"

#include <QString>

#include <optional>

namespace savehub {

// Anybody who may put a journal beside a database decides what SQLite makes of it at the next
// start, and anybody who may put a pipe there can block that start. So a database and the files
// beside it have to be our own.

/// The users whose files are trusted, besides root.
struct Owners {
    uid_t user = 0;
    gid_t group = 0;
    std::optional<uid_t> databases{}; ///< the owner of a database that root opens
};

/// Why a file of a database is not used.
enum class FileFlaw { None, NoFile, SecondName, SomebodyElses, OthersWrite };
/// \a file is the status of the file itself, not of what a link leads to.
FileFlaw flawOf(const FileStatus &file, const Owners &owners);

/// Whether a group other than our \a own may replace files in \a folder. Our own may: where the
/// umask is 002, each user has a group of their own, and it may write the user's folders.
bool letsAGroupReplace(const FileStatus &folder, gid_t own);

/// The owners to trust for the files of the database \a path. Root also trusts the owner of the
/// database, unless everybody may put files into its folder.
Owners ownersOf(const QString &path);

/// "-journal", "-wal", "-shm": the suffixes of the files that SQLite keeps beside a database.
const QStringList &suffixesOfSqlite();

/// Refuses the database \a path, which need not exist yet, when others may have written it or may
/// put something beside it. Looks at the folders on the way (see checkWay()), its folder, the file
/// itself, SQLite's files beside it and the locks. The error says what to change, and how.
Done checkIsOnlyOurs(const QString &path);

} // namespace savehub
