// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/id_source.h"
#include "store/sql_store.h"
#include "tests/testlib/memory_store.h"

#include <QByteArray>

#include <memory>

struct sqlite3_file;

namespace savehub {

class CountingIds : public IdSource
{
public:
    QString next() override
    {
        return QStringLiteral("id-")
               + QString::number(++m_last).rightJustified(6, QLatin1Char('0'));
    }
    void startAgain() { m_last = 0; }

private:
    int m_last = 0;
};

/// What outlives a program's crash.
class Disk
{
public:
    virtual ~Disk() = default;

    /// Deletes everything that was written, and the stores that used it.
    void wipe()
    {
        m_ids.startAgain();
        makeNew();
    }
    virtual Store &store() = 0;
    IdSource &ids() { return m_ids; }

private:
    virtual void makeNew() = 0;

    CountingIds m_ids;
};

/// The database of the real store, in memory. The schema is made only once: every day begins with
/// the bytes of the new database. Only the bytes are replaced. SQLite keeps what it has parsed and
/// prepared, as it does when another process has written to a file.
class SqlDisk : public Disk
{
public:
    SqlDisk();
    Store &store() override { return *m_store; }

private:
    void makeNew() override;

    std::unique_ptr<SqlStore> m_store;
    sqlite3_file *m_file; ///< the store's
    QByteArray m_new;     ///< the bytes of the new database
};

/// The store without a database.
class MemoryDisk : public Disk
{
public:
    MemoryDisk() { makeNew(); }
    Store &store() override { return *m_store; }

private:
    void makeNew() override { m_store = std::make_unique<MemoryStore>(ids()); }

    std::unique_ptr<MemoryStore> m_store;
};

} // namespace savehub
