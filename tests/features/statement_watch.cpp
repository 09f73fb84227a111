// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/features/statement_watch.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlQuery>
#include <QVariant>

#include <sqlite3.h>

#include <algorithm>

namespace savehub {

StatementWatch::StatementWatch(const QString &path)
{
    for (const auto &name : QSqlDatabase::connectionNames()) {
        const auto database = QSqlDatabase::database(name, false);
        if (database.databaseName() != path) {
            continue;
        }
        QSqlQuery canOnlyRead(QStringLiteral("PRAGMA query_only"), database);
        const auto place = canOnlyRead.next() && canOnlyRead.value(0).toBool()
                               ? m_connections.end()
                               : m_connections.begin();
        const auto handle = database.driver()->handle();
        m_connections.insert(place, *static_cast<sqlite3 *const *>(handle.constData()));
    }
    for (auto *connection : m_connections) {
        sqlite3_trace_v2(connection, SQLITE_TRACE_PROFILE, &StatementWatch::finished, this);
    }
}

StatementWatch::~StatementWatch()
{
    for (auto *connection : m_connections) {
        sqlite3_trace_v2(connection, 0, nullptr, nullptr);
    }
}

int StatementWatch::finished(unsigned, void *self, void *statement, void *)
{
    auto &watch = *static_cast<StatementWatch *>(self);
    if (watch.m_looksAway) {
        return 0;
    }
    auto *run = static_cast<sqlite3_stmt *>(statement);
    auto &most = watch.m_mostSteps[QString::fromUtf8(sqlite3_sql(run))];
    most = std::max(most, sqlite3_stmt_status(run, SQLITE_STMTSTATUS_VM_STEP, 1));
    return 0;
}

QStringList StatementWatch::statements() const
{
    QStringList all;
    for (const auto &[statement, steps] : m_mostSteps) {
        all += statement;
    }
    return all;
}

QStringList StatementWatch::planOf(const QString &statement) const
{
    auto *connection = m_connections.front();
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRIGGER_EQP, 1, nullptr);
    sqlite3_stmt *explain = nullptr;
    const auto text = "EXPLAIN QUERY PLAN " + statement.toUtf8();
    if (sqlite3_prepare_v2(connection, text.constData(), -1, &explain, nullptr) != SQLITE_OK) {
        qFatal("%s: %s", text.constData(), sqlite3_errmsg(connection));
    }
    QStringList lines;
    while (sqlite3_step(explain) == SQLITE_ROW) {
        const auto *detail = sqlite3_column_text(explain, 3);
        lines += QString::fromUtf8(reinterpret_cast<const char *>(detail));
    }
    sqlite3_finalize(explain);
    return lines;
}

void StatementWatch::execute(const QString &script)
{
    char *error = nullptr;
    m_looksAway = true;
    sqlite3_exec(m_connections.front(), script.toUtf8().constData(), nullptr, nullptr, &error);
    m_looksAway = false;
    if (error) {
        qFatal("%s", error);
    }
}

} // namespace savehub
