// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

#include <optional>
#include <vector>

#include <sys/stat.h>

namespace savehub {

using FileStatus = struct stat;

/// Of the name itself, also where it is a link; nothing where nothing is.
std::optional<FileStatus> statusOf(const QString &path);

/// Whether a file of \a owner is \a me's, or root's, who may do anything.
inline bool isOwnOrRoots(uid_t owner, uid_t me)
{
    return owner == me || owner == 0;
}

/// Whether everybody may put something else in the place of what lies in \a folder. With the sticky bit,
/// as /tmp has it, nobody touches the files of others there.
inline bool letsEverybodyReplace(const FileStatus &folder)
{
    return (folder.st_mode & S_IWOTH) != 0 && (folder.st_mode & S_ISVTX) == 0;
}

/// One name that the system asks for when it opens a file by its path.
struct WayStep {
    QString path; ///< absolute, without links before its last name
    FileStatus status{};
    bool isLast = false; ///< it stands for the file: this itself, or a link to it
};

/// From the root to \a path: each folder, each link and what that leads to, as far as there is something.
/// A circle of links ends with a link.
std::vector<WayStep> wayTo(const QString &path);

/// Refuses a way on which somebody else than \a me and root decides where it leads: by a link or a folder
/// of theirs, or by a folder where everybody may replace what is in it. What is neither a folder nor a
/// link is not judged. The error speaks of the way to \a end.
Done checkWay(const std::vector<WayStep> &way, const QString &end, uid_t me);

} // namespace savehub
