// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_path.h"

#include "domain/words.h"
#include "ports/way_to_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace savehub {

namespace {

/// Whether the file itself is a mount point: then it has another name, in another folder.
bool isMountedByItself([[maybe_unused]] const QByteArray &path)
{
#ifdef STATX_ATTR_MOUNT_ROOT
    struct statx status {
    };
    return ::statx(AT_FDCWD, path.constData(), 0, STATX_TYPE, &status) == 0
           && (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
#else
    return false;
#endif
}

tl::unexpected<Error> refused(const QString &what, const QString &advice)
{
    return failure(Error::Kind::BadInput, what, advice);
}

} // namespace

Result<QString> resolveDatabasePath(const QString &path)
{
    if (const auto checked = checkWay(wayTo(path), path, ::geteuid()); !checked) {
        return tl::make_unexpected(checked.error());
    }
    const QFileInfo named(path);
    if (named.exists()) {
        return named.canonicalFilePath();
    }
    if (named.isSymLink()) {
        return refused(Words::tr("The database %1 is a symbolic link to %2, and there is no file.")
                           .arg(path, named.symLinkTarget()),
                       Words::tr("See whether its disk is missing, or name the file itself with "
                                 "--database."));
    }
    // Not absolutePath(): it removes ".." without looking where a link before it leads.
    const auto folder = QFileInfo(named.path()).canonicalFilePath();
    if (folder.isEmpty()) {
        return named.absoluteFilePath();
    }
    return QDir(folder).absoluteFilePath(named.fileName());
}

Done checkIsOneFile(const QString &path)
{
    const auto name = QFile::encodeName(path);
    struct stat status {
    };
    if (::stat(name.constData(), &status) != 0) {
        return {};
    }
    if (S_ISDIR(status.st_mode)) {
        return refused(Words::tr("The database %1 is a folder, not a file.").arg(path),
                       Words::tr("Name a file in it."));
    }
    if (!S_ISREG(status.st_mode)) {
        return refused(Words::tr("The database %1 is a device or a pipe, not a file.").arg(path),
                       Words::tr("Name a file; it is made where there is none."));
    }
    if (status.st_nlink > 1) {
        return refused(
            Words::tr("The database %1 has a second name (a hard link): a console on each would "
                      "call everybody twice.")
                .arg(path),
            Words::tr("Find the names with: find / -xdev -samefile FILE. Remove all but one; who "
                      "wants a copy takes cp."));
    }
    if (isMountedByItself(name)) {
        return refused(
            Words::tr("The database %1 is mounted as a single file, and so has a second name: a "
                      "console on each would call everybody twice.")
                .arg(path),
            Words::tr("Mount the folder that it lies in, with its journal and its lock."));
    }
    return {};
}

} // namespace savehub
