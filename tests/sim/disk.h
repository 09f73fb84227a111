// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "id_source.h"
#include "sql_store.h"

#include <memory>

struct sqlite3;

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
/// on a copy of what it was when it was new.
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
    std::unique_ptr<SqlStore> m_new; ///< as it is before anything was written
    sqlite3 *m_newConnection;
    std::unique_ptr<SqlStore> m_store;
    sqlite3 *m_connection;
};

} // namespace savehub
