// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/console_lock.h"

#include "domain/words.h"
#include "store/database_path.h"
#include "store/foreign_files.h"

namespace savehub {

namespace {

Error anotherConsole(const QString &path)
{
    return {Error::Kind::Conflict,
            Words::tr("Another SaveHub Console is running on the database %1.").arg(path),
            Words::tr("Close it first, or choose another with --database.")};
}

Error anotherImport(const QString &path)
{
    return {Error::Kind::Conflict,
            Words::tr("Another import into the database %1 is running.").arg(path),
            Words::tr("Wait for its end.")};
}

Result<std::unique_ptr<QLockFile>> lock(const QString &path, const QString &suffix,
                                        Milliseconds patience, Error (*another)(const QString &))
{
    // A pipe would block its reader, and a link may lead to somebody else's file.
    if (const auto checked = checkIsOnlyOurs(path); !checked) {
        return tl::make_unexpected(checked.error());
    }
    auto file = std::make_unique<QLockFile>(path + suffix);
    file->setStaleLockTime(0); // only the end of its process frees it
    if (file->tryLock(static_cast<int>(patience.count()))) {
        return file;
    }
    if (file->error() == QLockFile::LockFailedError) {
        return tl::make_unexpected(another(path));
    }
    return failure(Error::Kind::Unavailable,
                   Words::tr("The database %1 cannot be locked.").arg(path),
                   Words::tr("Check that its folder can be written to."));
}

} // namespace

Result<std::unique_ptr<QLockFile>> lockForConsole(const QString &path, Milliseconds patience)
{
    return resolveDatabasePath(path).and_then([patience](const QString &file) {
        return lock(file, QStringLiteral(".lock"), patience, anotherConsole);
    });
}

Result<std::unique_ptr<QLockFile>> lockForImport(const QString &path, Milliseconds patience)
{
    return resolveDatabasePath(path).and_then([patience](const QString &file) {
        return lock(file, QStringLiteral(".import.lock"), patience, anotherImport);
    });
}

void leaveLocked(std::unique_ptr<QLockFile> lock)
{
    // The destructor, which would remove the file, must not run. The static pointer keeps the lock
    // reachable, so that it is not reported as a leak.
    [[maybe_unused]] static QLockFile *volatile left = nullptr;
    left = lock.release();
}

} // namespace savehub
