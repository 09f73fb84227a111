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

    /// Everything that was written is gone, and the stores that there were.
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

/// The real store's database, in memory. Its schema is made once: every day begins on the bytes that
/// it was when it was new. Only the bytes change: SQLite keeps what it has parsed and prepared, as it
/// does when another process has written to a file.
class SqlDisk : public Disk
{
public:
    SqlDisk();
    Store &store() override { return *m_store; }

private:
    void makeNew() override;

    std::unique_ptr<SqlStore> m_store;
    sqlite3_file *m_file; ///< the store's
    QByteArray m_new;     ///< what is in it before anything is written
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
