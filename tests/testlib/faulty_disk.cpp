// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/faulty_disk.h"

#include <sqlite3.h>

namespace savehub {

namespace {

using Kind = DiskChange::Kind;

/// SQLite provides memory for this struct and, right behind it, for the real file.
struct File {
    sqlite3_file base;
    const FaultyDisk *disk;
    std::string *path;
};

File &self(sqlite3_file *file)
{
    return *reinterpret_cast<File *>(file);
}

sqlite3_file *real(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(&self(file) + 1);
}

int ask(sqlite3_file *file, Kind kind, int64_t offset = 0, std::string bytes = {})
{
    return self(file).disk->ask({kind, *self(file).path, offset, std::move(bytes)});
}

int close(sqlite3_file *file)
{
    delete self(file).path;
    return real(file)->pMethods->xClose(real(file));
}

int read(sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
    const int problem = ask(file, Kind::Read, offset);
    return problem == SQLITE_OK ? real(file)->pMethods->xRead(real(file), to, size, offset)
                                : problem;
}

int write(sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
    const auto write = real(file)->pMethods->xWrite;
    const auto *bytes = static_cast<const char *>(from);
    const int problem =
        ask(file, Kind::Write, offset, std::string(bytes, static_cast<size_t>(size)));
    if (problem != SQLITE_OK) {
        write(real(file), from, size / 2, offset);
        return problem;
    }
    return write(real(file), from, size, offset);
}

int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    const int problem = ask(file, Kind::Truncate, size);
    return problem == SQLITE_OK ? real(file)->pMethods->xTruncate(real(file), size) : problem;
}

int sync(sqlite3_file *file, int)
{
    return ask(file, Kind::Sync);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

int lock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}

int unlock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

int checkReservedLock(sqlite3_file *file, int *isReserved)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), isReserved);
}

int fileControl(sqlite3_file *file, int what, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), what, argument);
}

int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

int deviceCharacteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

/// Version 1 of the methods: without shared memory and mapped files, so that every change passes
/// here.
constexpr sqlite3_io_methods methods{1,
                                     close,
                                     read,
                                     write,
                                     truncate,
                                     sync,
                                     fileSize,
                                     lock,
                                     unlock,
                                     checkReservedLock,
                                     fileControl,
                                     sectorSize,
                                     deviceCharacteristics,
                                     {},
                                     {},
                                     {},
                                     {},
                                     {},
                                     {}};

} // namespace

struct FaultyDisk::Vfs {
    sqlite3_vfs base;
    sqlite3_vfs *real;

    static const FaultyDisk &disk(sqlite3_vfs *vfs)
    {
        return *static_cast<const FaultyDisk *>(vfs->pAppData);
    }
    static Vfs &self(sqlite3_vfs *vfs) { return *disk(vfs).m_vfs; }

    static int open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *given)
    {
        auto *inner = self(vfs).real;
        file->pMethods = nullptr;
        const int problem = inner->xOpen(inner, path, savehub::real(file), flags, given);
        if (problem == SQLITE_OK) {
            auto &opened = savehub::self(file);
            opened.base.pMethods = &methods;
            opened.disk = &disk(vfs);
            opened.path = new std::string(path ? path : "");
        }
        return problem;
    }

    static int remove(sqlite3_vfs *vfs, const char *path, int isDurable)
    {
        auto *inner = self(vfs).real;
        const int problem = disk(vfs).ask({Kind::Delete, path});
        return problem == SQLITE_OK ? inner->xDelete(inner, path, isDurable) : problem;
    }
};

FaultyDisk::FaultyDisk(Rule rule, Asks asks)
    : m_rule(std::move(rule)),
      m_asks(asks)
{
    sqlite3_initialize();
    auto *real = sqlite3_vfs_find(nullptr);
    m_vfs = std::make_unique<Vfs>(Vfs{*real, real});
    auto &vfs = m_vfs->base;
    vfs.zName = "faulty-disk";
    vfs.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    vfs.pAppData = this;
    vfs.xOpen = Vfs::open;
    vfs.xDelete = Vfs::remove;
    sqlite3_vfs_register(&vfs, 1);
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(&m_vfs->base);
    sqlite3_vfs_register(m_vfs->real, 1);
}

} // namespace savehub
