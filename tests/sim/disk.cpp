// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/disk.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QVariant>

#include <sqlite3.h>

#include <cstring>

namespace savehub {

namespace {

/// SQLite's connection of the only store that is open.
sqlite3 *onlyConnection()
{
    const auto name = QSqlDatabase::connectionNames().constFirst();
    const auto handle = QSqlDatabase::database(name, false).driver()->handle();
    return *static_cast<sqlite3 *const *>(handle.constData());
}

std::unique_ptr<SqlStore> open(IdSource &ids)
{
    auto store = SqlStore::open({QStringLiteral(":memory:")}, ids);
    if (!store) {
        qFatal("%s", qPrintable(store.error().text()));
    }
    return std::move(*store);
}

void require(bool isDone, sqlite3 *connection)
{
    if (!isDone) {
        qFatal("%s", sqlite3_errmsg(connection));
    }
}

/// Moves \a connection to a file in memory that holds \a content. ":memory:" has no such file.
sqlite3_file *moveToFile(sqlite3 *connection, const QByteArray &content)
{
    const auto size = static_cast<size_t>(content.size());
    auto *bytes = static_cast<unsigned char *>(sqlite3_malloc64(size));
    std::memcpy(bytes, content.constData(), size);
    require(sqlite3_deserialize(connection, "main", bytes, content.size(), content.size(),
                                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
                == SQLITE_OK,
            connection);
    // Statements that were prepared before belong to the closed database. Setting any flag releases
    // them.
    require(sqlite3_exec(connection, "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384",
                         nullptr, nullptr, nullptr)
                == SQLITE_OK,
            connection);
    sqlite3_file *file = nullptr;
    require(sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK,
            connection);
    return file;
}

} // namespace

SqlDisk::SqlDisk()
    : m_store(open(ids()))
{
    auto *connection = onlyConnection();
    sqlite3_int64 size = 0;
    auto *bytes = sqlite3_serialize(connection, "main", &size, 0);
    require(bytes != nullptr, connection);
    m_new = QByteArray(reinterpret_cast<const char *>(bytes), size);
    sqlite3_free(bytes);
    m_file = moveToFile(connection, m_new);
}

void SqlDisk::makeNew()
{
    const auto *file = m_file->pMethods;
    if (file->xTruncate(m_file, 0) != SQLITE_OK
        || file->xWrite(m_file, m_new.constData(), static_cast<int>(m_new.size()), 0)
               != SQLITE_OK) {
        qFatal("the disk of a day could not be wiped");
    }
}

} // namespace savehub
