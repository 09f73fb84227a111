// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/guarded_files.h"

#include "domain/words.h"
#include "store/database_file.h"
#include "store/foreign_files.h"

#include <QFile>
#include <QStringList>

#include <algorithm>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

namespace savehub {

namespace {

constexpr int guarded = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;

QString databaseOf(const QString &file)
{
    const auto &suffixes = suffixesOfSqlite();
    const auto found = std::find_if(suffixes.begin(), suffixes.end(),
                                    [&](const QString &suffix) { return file.endsWith(suffix); });
    return found == suffixes.end() ? file : file.chopped(found->size());
}

/// A file that root makes for somebody else's database is given to the owner of the database, who
/// could not use the database otherwise.
bool giveToOwnerOf(const QString &database, int file)
{
    const auto status = statusOf(database);
    return ::geteuid() != 0 || !status || status->st_uid == 0
           || ::fchown(file, status->st_uid, status->st_gid) == 0;
}

/// Creates the file only where nothing has its name, not even a link that leads nowhere.
bool create(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        return false;
    }
    const bool isGiven = giveToOwnerOf(databaseOf(path), file);
    ::close(file);
    return isGiven;
}

/// Once the file exists and is ours, nobody else can take its name.
bool isReady(const QString &path, bool mayCreate)
{
    if (!statusOf(path) && mayCreate) {
        create(path);
    }
    const auto status = statusOf(path);
    return status && flawOf(*status, ownersOf(databaseOf(path))) == FileFlaw::None;
}

bool areReady(const char *name, int flags)
{
    const auto path = QFile::decodeName(name);
    const bool mayCreate = (flags & SQLITE_OPEN_CREATE) != 0;
    // SQLite maps the index ("-shm") of a write-ahead log without calling this guard for it.
    const bool isIndexReady =
        (flags & SQLITE_OPEN_WAL) == 0 || isReady(databaseOf(path) + QStringLiteral("-shm"), true);
    return isIndexReady && isReady(path, mayCreate);
}

/// As soon as a write-ahead log exists SQLite uses it, and it looks for one before each statement.
/// Our databases have none, so somebody else's counts as missing.
bool isLogOfOthers(const char *name)
{
    const auto path = QFile::decodeName(name);
    return path.endsWith(QLatin1String("-wal")) && !isReady(path, false);
}

/// SQLite's own access to files, with a check before a file is opened or looked for.
struct Guard {
    sqlite3_vfs *real;
    sqlite3_vfs vfs;

    Guard()
        : real(sqlite3_vfs_find(nullptr)),
          vfs(*real)
    {
        vfs.zName = "savehub-guard";
        vfs.xOpen = open;
        vfs.xAccess = access;
        sqlite3_vfs_register(&vfs, 1);
    }
    static Guard &only()
    {
        static Guard guard;
        return guard;
    }
    static int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *given)
    {
        file->pMethods = nullptr;
        if (name && (flags & guarded) != 0 && !areReady(name, flags)) {
            return SQLITE_CANTOPEN;
        }
        auto *real = only().real;
        return real->xOpen(real, name, file, flags, given);
    }
    static int access(sqlite3_vfs *, const char *name, int what, int *isSo)
    {
        auto *real = only().real;
        const int problem = real->xAccess(real, name, what, isSo);
        *isSo = *isSo != 0 && !isLogOfOthers(name) ? 1 : 0;
        return problem;
    }
};

} // namespace

void guardSqlitesFiles()
{
    Guard::only();
}

Done ensureJournal(const QString &path)
{
    const auto journal = path + QStringLiteral("-journal");
    if (create(journal)) {
        return {};
    }
    if (!isReady(journal, false)) {
        return failure(Error::Kind::Unavailable,
                       Words::tr("The journal %1 cannot be made, or is another's.").arg(journal),
                       Words::tr("Check the permissions of its folder."));
    }
    return makePrivate(journal);
}

} // namespace savehub
