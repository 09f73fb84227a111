// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "id_source.h"
#include "sql_store.h"

#include <QByteArray>

#include <memory>

struct sqlite3_file;

namespace savehub {

class CountingIds : public IdSource
{
public:
    QString next() override
    {
        return QStringLiteral("id-%1").arg(++m_last, 6, 10, QLatin1Char('0'));
    }
    void startAgain() { m_last = 0; }

private:
    int m_last = 0;
};

/// The database that outlives a program's crash, in memory. Its schema is made once: every day begins
/// on the bytes that it was when it was new. Only the bytes change: SQLite keeps what it has parsed and
/// prepared, as it does when another process has written to a file.
class Disk
{
public:
    Disk();

    /// Everything that was written is gone.
    void wipe();
    SqlStore &store() { return *m_store; }
    IdSource &ids() { return m_ids; }

private:
    CountingIds m_ids;
    std::unique_ptr<SqlStore> m_store;
    sqlite3_file *m_file; ///< the store's
    QByteArray m_new;     ///< what is in it before anything is written
};

} // namespace savehub
