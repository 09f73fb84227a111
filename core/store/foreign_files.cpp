// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/foreign_files.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <unistd.h>

namespace savehub {

namespace {

constexpr int longestPath = 4096;

QString shown(const QString &path)
{
    return oneLine(path, longestPath);
}

tl::unexpected<Error> notOurs(const QString &what, const QString &advice)
{
    return failure(Error::Kind::Refused, what, advice);
}

QString lookFirst()
{
    return Words::tr("Find out who put it there. When no console runs on that database, and it is "
                     "nothing of yours, remove it (in a folder as /tmp root has to).");
}

/// Checks only the group: checkWay() checks for folders that everybody may write.
Done checkGroup(const WayStep &folder)
{
    if (!letsAGroupReplace(folder.status, ::getegid())) {
        return {};
    }
    const auto path = shown(folder.path);
    return notOurs(
        Words::tr("A group that is not your own may write the folder %1, and so replace the "
                  "database in it.")
            .arg(path),
        Words::tr("Look what is in it; if it is to count, run: chmod g-w '%1'").arg(path));
}

Done refuseFile(FileFlaw flaw, const QString &file)
{
    switch (flaw) {
    case FileFlaw::None:
        return {};
    case FileFlaw::NoFile:
        return notOurs(
            Words::tr("%1 is a link, a pipe or a device, and no ordinary file.").arg(file),
            lookFirst());
    case FileFlaw::SecondName:
        return notOurs(Words::tr("%1 has a second name (a hard link).").arg(file), lookFirst());
    case FileFlaw::SomebodyElses:
        return notOurs(Words::tr("%1 belongs to another user, who may so change what the database "
                                 "says, or stop the console.")
                           .arg(file),
                       lookFirst());
    case FileFlaw::OthersWrite:
        return notOurs(Words::tr("Other users may write %1, and so change the database.").arg(file),
                       Words::tr("If nobody did, run: chmod go-w '%1'").arg(file));
    }
    Q_UNREACHABLE();
}

Done checkFile(const QString &path, const Owners &owners)
{
    const auto file = statusOf(path);
    return refuseFile(file ? flawOf(*file, owners) : FileFlaw::None, shown(path));
}

/// A lock that others may write is accepted: it was made without our umask, and nobody relies on
/// what it says.
Done checkLock(const QString &path, const Owners &owners)
{
    const auto lock = statusOf(path);
    const auto flaw = lock ? flawOf(*lock, owners) : FileFlaw::None;
    return refuseFile(flaw == FileFlaw::OthersWrite ? FileFlaw::None : flaw, shown(path));
}

Done checkDatabase(const QString &path, const Owners &owners)
{
    const auto file = statusOf(path);
    if (!file || flawOf(*file, owners) != FileFlaw::SomebodyElses) {
        return checkFile(path, owners);
    }
    return notOurs(
        Words::tr("The database %1 belongs to another user.").arg(shown(path)),
        Words::tr("Name another one, or run this as the user that this one belongs to."));
}

Done checkFiles(const QString &path)
{
    const auto owners = ownersOf(path);
    auto checked = checkDatabase(path, owners);
    for (const auto &suffix : suffixesOfSqlite()) {
        checked = checked.and_then([&] { return checkFile(path + suffix, owners); });
    }
    return checked.and_then([&] { return checkLock(path + QStringLiteral(".lock"), owners); })
        .and_then([&] { return checkLock(path + QStringLiteral(".import.lock"), owners); });
}

} // namespace

FileFlaw flawOf(const FileStatus &file, const Owners &owners)
{
    const bool isDatabaseOwners = owners.databases && file.st_uid == *owners.databases;
    const bool isForeignGroup = file.st_gid != owners.group && !isDatabaseOwners;
    if (!S_ISREG(file.st_mode)) {
        return FileFlaw::NoFile;
    }
    if (!isOwnOrRoots(file.st_uid, owners.user) && !isDatabaseOwners) {
        return FileFlaw::SomebodyElses;
    }
    if (file.st_nlink > 1) {
        return FileFlaw::SecondName;
    }
    const bool othersWrite =
        (file.st_mode & S_IWOTH) != 0 || ((file.st_mode & S_IWGRP) != 0 && isForeignGroup);
    return othersWrite ? FileFlaw::OthersWrite : FileFlaw::None;
}

bool letsAGroupReplace(const FileStatus &folder, gid_t own)
{
    return (folder.st_mode & S_IWGRP) != 0 && (folder.st_mode & S_ISVTX) == 0
           && folder.st_gid != own;
}

Owners ownersOf(const QString &path)
{
    Owners owners{::geteuid(), ::getegid()};
    const auto folder = statusOf(QFileInfo(path).path());
    const auto file = statusOf(path);
    if (owners.user == 0 && folder && file && (folder->st_mode & S_IWOTH) == 0) {
        owners.databases = file->st_uid;
    }
    return owners;
}

const QStringList &suffixesOfSqlite()
{
    static const QStringList suffixes{QStringLiteral("-journal"), QStringLiteral("-wal"),
                                      QStringLiteral("-shm")};
    return suffixes;
}

Done checkIsOnlyOurs(const QString &path)
{
    const QFileInfo named(path);
    const auto way = wayTo(named.path());
    const auto checked = checkWay(way, path, ::geteuid());
    const bool isThere = !way.empty() && way.back().isLast && S_ISDIR(way.back().status.st_mode);
    if (!checked || !isThere) { // a folder that does not exist yet is empty
        return checked;
    }
    return checkGroup(way.back()).and_then([&] {
        return checkFiles(QDir(way.back().path).filePath(named.fileName()));
    });
}

} // namespace savehub
