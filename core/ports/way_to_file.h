// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

#include <optional>
#include <vector>

#include <sys/stat.h>

namespace savehub {

using FileStatus = struct stat;

/// The status of the name itself, also where it is a link. Nothing where nothing exists.
std::optional<FileStatus> statusOf(const QString &path);

/// Whether a file of \a owner belongs to \a me, or to root, who may do anything.
inline bool isOwnOrRoots(uid_t owner, uid_t me)
{
    return owner == me || owner == 0;
}

/// Whether everybody may put something else in the place of what lies in \a folder. With the sticky
/// bit, as on /tmp, nobody can touch the files of others there.
inline bool letsEverybodyReplace(const FileStatus &folder)
{
    return (folder.st_mode & S_IWOTH) != 0 && (folder.st_mode & S_ISVTX) == 0;
}

/// One name that the system looks up when it opens a file by its path.
struct WayStep {
    QString path; ///< absolute, without links before its last name
    FileStatus status{};
    bool isLast = false; ///< it stands for the file: the file itself, or a link to it
};

/// The way from the root to \a path: each folder, each link and what the link leads to, as far as
/// something exists. A circle of links ends with a link.
std::vector<WayStep> wayTo(const QString &path);

/// Refuses a way when somebody other than \a me and root can decide where it leads: by a link or a
/// folder of theirs, or by a folder where everybody may replace what is in it. What is neither a
/// folder nor a link is not judged. The error speaks of the way to \a end.
Done checkWay(const std::vector<WayStep> &way, const QString &end, uid_t me);

} // namespace savehub
