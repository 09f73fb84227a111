// SPDX-License-Identifier: GPL-3.0-or-later
#include "database_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace savehub {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(savehub::DatabaseFile)
};

constexpr QFileDevice::Permissions ownersFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions ownersFolder = ownersFile | QFileDevice::ExeOwner;
constexpr QFileDevice::Permissions everybodyElses =
    QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
    | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

Done makeFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir()) {
        return {};
    }
    if (folder.exists()) {
        return failure(Error::Kind::BadInput,
                       Text::tr("%1 is a file where a folder has to be.").arg(path),
                       Text::tr("Choose another place for the database."));
    }
    return makeFolder(folder.absolutePath()).and_then([&]() -> Done {
        if (QDir().mkdir(path, ownersFolder) || QFileInfo(path).isDir()) {
            return {};
        }
        return failure(Error::Kind::BadInput, Text::tr("Cannot create the folder %1.").arg(path),
                       Text::tr("Create it, or choose another place for the database."));
    });
}

Done checkExisting(const QFileInfo &file)
{
    const auto path = file.filePath();
    if (file.isDir()) {
        return failure(Error::Kind::BadInput,
                       Text::tr("The database %1 is a folder, not a file.").arg(path),
                       Text::tr("Name a file in it."));
    }
    if (!file.isReadable() || !file.isWritable()) {
        return failure(Error::Kind::BadInput,
                       Text::tr("The database %1 cannot be read and written.").arg(path),
                       Text::tr("Check the file's permissions."));
    }
    return {};
}

Done checkWritable(const QString &folder)
{
    if (QFileInfo(folder).isWritable()) {
        return {};
    }
    return failure(
        Error::Kind::BadInput,
        Text::tr("The folder %1 cannot be written: the database keeps its journal there.")
            .arg(folder),
        Text::tr("Check the folder's permissions."));
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
                   Text::tr("Cannot create the file %1: %2.").arg(path, file.errorString()),
                   Text::tr("Check the permissions of its folder."));
}

Done prepareDatabaseFile(const QString &path)
{
    if (path.isEmpty()) {
        return failure(Error::Kind::BadInput, Text::tr("The database has no path."));
    }
    const QFileInfo file(path);
    return makeFolder(file.absolutePath())
        .and_then([&] { return checkWritable(file.absolutePath()); })
        .and_then([&] {
            return file.exists() ? checkExisting(file) : createPrivateFile(path, IfThere::Keep);
        });
}

Done makePrivate(const QString &path)
{
    const auto permissions = QFile::permissions(path);
    if (!(permissions & everybodyElses) || QFile::setPermissions(path, ownersFile)) {
        return {};
    }
    return failure(Error::Kind::BadInput,
                   Text::tr("Others can read %1, and that cannot be changed.").arg(path),
                   Text::tr("It holds people's numbers: take it away from everybody but you."));
}

} // namespace savehub
