// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_file.h"

#include "domain/words.h"
#include "store/database_path.h"
#include "store/foreign_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace savehub {

namespace {

constexpr QFileDevice::Permissions ownersFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions ownersFolder = ownersFile | QFileDevice::ExeOwner;
constexpr mode_t ownersMode = S_IRUSR | S_IWUSR;
constexpr mode_t everybodyElses = S_IRWXG | S_IRWXO;

Done makeFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir()) {
        return {};
    }
    if (folder.exists()) {
        return failure(Error::Kind::BadInput,
                       Words::tr("%1 is a file where a folder has to be.").arg(path),
                       Words::tr("Choose another place for the database."));
    }
    return makeFolder(folder.absolutePath()).and_then([&]() -> Done {
        if (QDir().mkdir(path, ownersFolder) || QFileInfo(path).isDir()) {
            return {};
        }
        return failure(Error::Kind::BadInput, Words::tr("Cannot create the folder %1.").arg(path),
                       Words::tr("Create it, or choose another place for the database."));
    });
}

Done checkExisting(const QFileInfo &file)
{
    if (file.isReadable() && file.isWritable()) {
        return {};
    }
    return failure(Error::Kind::BadInput,
                   Words::tr("The database %1 cannot be read and written.").arg(file.filePath()),
                   Words::tr("Check the file's permissions."));
}

Done checkWritable(const QString &folder)
{
    if (QFileInfo(folder).isWritable()) {
        return {};
    }
    return failure(
        Error::Kind::BadInput,
        Words::tr("The folder %1 cannot be written: the database keeps its journal there.")
            .arg(folder),
        Words::tr("Check the folder's permissions."));
}

bool isOpenToOthers(int descriptor)
{
    struct stat status {
    };
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)
           && (status.st_mode & everybodyElses) != 0;
}

Error staysOpenToOthers(const QString &path)
{
    return {Error::Kind::BadInput,
            Words::tr("Others can read %1, and that cannot be changed.").arg(path),
            Words::tr("It holds people's numbers: take it away from everybody but you.")};
}

/// Opens the file neither for reading nor for writing. Closing such a descriptor keeps SQLite's
/// locks on the file; closing any other would drop them.
int openByNameOnly(const QString &path)
{
    return ::open(QFile::encodeName(path).constData(), O_PATH | O_CLOEXEC);
}

/// By way of /proc, because fchmod() does not take such a descriptor.
bool giveToOwner(int nameOnly)
{
    const auto itself = QByteArrayLiteral("/proc/self/fd/") + QByteArray::number(nameOnly);
    return ::chmod(itself.constData(), ownersMode) == 0;
}

} // namespace

Done createPrivateFile(const QString &path, IfThere ifThere)
{
    if (ifThere == IfThere::Empty) {
        QFile::remove(path);
    }
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownersFile)
        || (ifThere == IfThere::Keep && QFileInfo::exists(path))) {
        return {};
    }
    return failure(Error::Kind::BadInput,
                   Words::tr("Cannot create the file %1: %2.").arg(path, file.errorString()),
                   Words::tr("Check the permissions of its folder."));
}

Done prepareDatabaseFile(const QString &path)
{
    if (path.isEmpty()) {
        return failure(Error::Kind::BadInput, Words::tr("The database has no path."));
    }
    const QFileInfo file(path);
    return checkIsOneFile(path) // first, because its errors say more
        .and_then([&] { return checkIsOnlyOurs(path); })
        .and_then([&] { return makeFolder(file.absolutePath()); })
        .and_then([&] { return checkWritable(file.absolutePath()); })
        .and_then([&] {
            return file.exists() ? checkExisting(file) : createPrivateFile(path, IfThere::Keep);
        });
}

Done makePrivate(const QString &path)
{
    const int file = openByNameOnly(path);
    const bool isPrivate = !isOpenToOthers(file) || giveToOwner(file);
    ::close(file);
    return isPrivate ? Done() : tl::make_unexpected(staysOpenToOthers(path));
}

Done makePrivate(const QFile &file)
{
    const bool isPrivate =
        !isOpenToOthers(file.handle()) || ::fchmod(file.handle(), ownersMode) == 0;
    return isPrivate ? Done() : tl::make_unexpected(staysOpenToOthers(file.fileName()));
}

} // namespace savehub
