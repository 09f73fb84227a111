// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sql_incident_reader.h"
#include "store/sql_store.h"
#include "tests/testlib/sample_data.h"

#include <QTemporaryDir>
#include <QTest>

namespace savehub {

/// Why it failed, for QVERIFY2; "" when it did not fail.
template <typename T>
QByteArray why(const Result<T> &result)
{
    return result ? QByteArray() : result.error().text().toUtf8();
}

// A macro, so that a failure names the line in the test.
#define QVERIFY_OK(result)                                                                         \
    do {                                                                                           \
        const auto &verified = (result);                                                           \
        QVERIFY2(verified, why(verified).constData());                                             \
    } while (false)

/// A database file in a folder of its own, which is deleted with this object, and a store on it.
class TestDatabase
{
public:
    TestDatabase();

    QString path() const { return m_folder.filePath(QStringLiteral("private/savehub.db")); }
    QString folder() const { return m_folder.filePath(QStringLiteral("private")); }
    DatabaseOptions options() const { return {path(), Milliseconds(50)}; }

    /// Opens the store. store() does this by itself.
    Result<std::unique_ptr<SqlStore>> open();
    SqlStore &store();
    void close() { m_store.reset(); }
    SqlIncidentReader &reader();
    /// A connection of its own that checks nothing.
    Sql &other();

    /// Adds the person \a name and one meeting at sample::start(). Returns the incident that the
    /// store has planned for them.
    IncidentId plannedIncident(const QString &name = QStringLiteral("Ana"));
    /// The ids of all incidents, in the order in which they were made.
    QStringList incidents();

    /// What the program sqlite3 prints for \a statement, errors included.
    QString sqlite3(const QString &statement, const QStringList &options = {});

private:
    QTemporaryDir m_folder;
    sample::CountingIds m_ids;
    std::unique_ptr<SqlStore> m_store;
    std::unique_ptr<SqlIncidentReader> m_reader;
    std::unique_ptr<Database> m_other;
};

/// A decision to save \a record as it is.
Decision saving(IncidentRecord record);

} // namespace savehub
