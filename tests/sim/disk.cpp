// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QVariant>

#include <sqlite3.h>

#include <algorithm>

namespace savehub {

namespace {

/// SQLite's own connection of the store that was opened last.
sqlite3 *newestConnection(const QStringList &before)
{
    const auto names = QSqlDatabase::connectionNames();
    const auto newest = std::find_if(names.begin(), names.end(),
                                     [&](const auto &name) { return !before.contains(name); });
    const auto handle = QSqlDatabase::database(*newest, false).driver()->handle();
    return *static_cast<sqlite3 *const *>(handle.constData());
}

std::pair<std::unique_ptr<SqlStore>, sqlite3 *> open(IdSource &ids)
{
    const auto before = QSqlDatabase::connectionNames();
    auto store = SqlStore::open({QStringLiteral(":memory:")}, ids);
    if (!store) {
        qFatal("%s", qPrintable(store.error().text()));
    }
    return {std::move(*store), newestConnection(before)};
}

} // namespace

Disk::Disk()
{
    std::tie(m_new, m_newConnection) = open(m_ids);
    std::tie(m_store, m_connection) = open(m_ids);
}

void Disk::wipe()
{
    auto *copying = sqlite3_backup_init(m_connection, "main", m_newConnection, "main");
    const int copied = copying ? sqlite3_backup_step(copying, -1) : SQLITE_ERROR;
    if (copied != SQLITE_DONE || sqlite3_backup_finish(copying) != SQLITE_OK) {
        qFatal("%s", sqlite3_errmsg(m_connection));
    }
    m_ids.startAgain();
}

} // namespace savehub
