// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "ports/way_to_file.h"

#include <QString>

#include <optional>

namespace savehub {

// Whoever may put a journal beside a database says what SQLite makes of it at the next start; whoever
// may put a pipe there stops it. So a database and what lies beside it have to be our own.

/// Whose files are as good as ours, beside root's.
struct Owners {
    uid_t user = 0;
    gid_t group = 0;
    std::optional<uid_t> databases{}; ///< root may look at the database of somebody else
};

/// Why a file of a database is not used.
enum class FileFlaw { None, NoFile, SecondName, SomebodyElses, OthersWrite };
/// Of the file itself, not of what a link leads to.
FileFlaw flawOf(const FileStatus &file, const Owners &owners);

/// Whether a group may put something else in the place of what lies in \a folder that is not our \a own:
/// where umask is 002 users have a group for themselves, and it may write their folders.
bool letsAGroupReplace(const FileStatus &folder, gid_t own);

/// For the files of the database \a path: to root the owner of the database is no stranger, but where
/// everybody may have put it.
Owners ownersOf(const QString &path);

/// "-journal", "-wal", "-shm": what SQLite keeps beside a database.
const QStringList &suffixesOfSqlite();

/// Refuses the database \a path, which may still be made, where others may have written it or may
/// put something beside it: folders on the way (see checkWay()), its folder, the file itself, SQLite's
/// files beside it and the lock. The error names what is to be changed, and how.
Done checkIsOnlyOurs(const QString &path);

} // namespace savehub
