// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/faulty_disk.h"

#include <csignal>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

/// To be loaded into the real program (LD_PRELOAD). Writes a letter to the file KILL_POINTS_LOG for
/// each change of a file by SQLite, and before and after each piece of a POST that leaves. With
/// KILL_POINTS_AT the program is killed at that point; the first point is 1.
///
///     w s t d    SQLite writes, syncs, truncates or deletes a journal; in capitals, the database
///     p q        before a piece of a POST, and after it
namespace {

using savehub::DiskChange;

int logFile = -1;
long killAt = 0;
long passed = 0;
int postSocket = -1;

template <typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

ssize_t realWrite(int file, const void *bytes, size_t size)
{
    static const auto write = next<ssize_t (*)(int, const void *, size_t)>("write");
    return write(file, bytes, size);
}

void point(char letter)
{
    if (++passed == killAt) {
        kill(getpid(), SIGKILL);
    }
    if (realWrite(logFile, &letter, 1) != 1) {
        abort();
    }
}

int seen(const DiskChange &change)
{
    const bool isJournal = change.file.ends_with("-journal");
    point((isJournal ? "wstd" : "WSTD")[static_cast<int>(change.kind)]);
    return 0;
}

__attribute__((constructor)) void begin()
{
    const auto *log = getenv("KILL_POINTS_LOG");
    if (!log) {
        return;
    }
    logFile = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const auto *at = getenv("KILL_POINTS_AT");
    killAt = at ? atol(at) : 0;
    static const auto *disk = new savehub::FaultyDisk(seen); // SQLite uses it to the very end
    static_cast<void>(disk);
}

/// Whether these bytes belong to a POST: its head, or bytes that follow on the same connection.
bool isOfPost(int file, const void *bytes, size_t size)
{
    const auto begins = [&](const char *word) {
        return size >= strlen(word) && memcmp(bytes, word, strlen(word)) == 0;
    };
    if (begins("POST ")) {
        postSocket = file;
    } else if (file == postSocket && begins("GET ")) {
        postSocket = -1;
    }
    return logFile >= 0 && file == postSocket;
}

template <typename Send>
ssize_t watched(int file, const void *bytes, size_t size, Send send)
{
    if (!isOfPost(file, bytes, size)) {
        return send();
    }
    point('p');
    const auto sent = send();
    point('q');
    return sent;
}

} // namespace

extern "C" ssize_t write(int file, const void *bytes, size_t size)
{
    return watched(file, bytes, size, [=] { return realWrite(file, bytes, size); });
}

extern "C" ssize_t send(int file, const void *bytes, size_t size, int flags)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, int)>("send");
    return watched(file, bytes, size, [=] { return real(file, bytes, size, flags); });
}
