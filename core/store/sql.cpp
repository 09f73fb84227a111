// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql.h"

#include <QCoreApplication>
#include <QSqlError>

namespace savehub {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(savehub::Sql)
};

// Primary result codes of SQLite (https://www.sqlite.org/rescode.html).
enum SqliteCode {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    Interrupted = 9,
    InputOutput = 10,
    DiskFull = 13,
    CannotOpen = 14,
    Constraint = 19,
};

Error::Kind kindOf(int code)
{
    switch (code) {
    case Busy:
    case Locked:
    case ReadOnly:
    case Interrupted:
    case InputOutput:
    case DiskFull:
    case CannotOpen:
        return Error::Kind::Unavailable;
    case Constraint:
        return Error::Kind::Conflict;
    default:
        return Error::Kind::Corrupt;
    }
}

QString adviceFor(int code)
{
    switch (code) {
    case Busy:
    case Locked:
        return Text::tr("Another program is using it; try again.");
    case DiskFull:
        return Text::tr("Free some space on the disk.");
    case ReadOnly:
    case CannotOpen:
        return Text::tr("Check the permissions of the database file and its folder.");
    default:
        return {};
    }
}

} // namespace

Error toError(const QSqlError &error)
{
    // The low byte is the primary code, the rest tells its flavours apart.
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return {kindOf(code), Text::tr("The database says: %1.").arg(error.databaseText()),
            adviceFor(code)};
}

Sql::Sql(const QSqlDatabase &database)
    : m_database(database)
{
}

Result<Sql::Prepared *> Sql::execute(const QString &statement, const QVariantList &values)
{
    auto found = m_prepared.find(statement);
    if (found == m_prepared.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(statement)) {
            return tl::make_unexpected(toError(query.lastError()));
        }
        found = m_prepared.emplace(statement, Prepared{std::move(query)}).first;
    }
    auto &query = found->second.query;
    for (int i = 0; i < values.size(); ++i) {
        query.bindValue(i, values[i]);
    }
    if (!query.exec()) {
        auto error = toError(query.lastError());
        query.finish();
        return tl::make_unexpected(std::move(error));
    }
    return &found->second;
}

Done Sql::run(const QString &statement, const QVariantList &values)
{
    return execute(statement, values).map([](Prepared *prepared) { prepared->query.finish(); });
}

Done Sql::runOnce(const QString &statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement)) {
        return tl::make_unexpected(toError(query.lastError()));
    }
    return {};
}

Done Sql::read(const QString &statement, const QVariantList &values,
               const std::function<void(const Row &)> &take)
{
    const auto prepared = execute(statement, values);
    if (!prepared) {
        return tl::make_unexpected(prepared.error());
    }
    auto &[query, columns] = **prepared;
    if (columns.isEmpty()) {
        columns = Row::columnsOf(query);
    }
    Row row(query, columns);
    while (row.next() && row.problem().isEmpty()) {
        take(row);
    }
    const auto broken = query.lastError();
    query.finish();
    if (broken.isValid()) {
        return tl::make_unexpected(toError(broken));
    }
    if (!row.problem().isEmpty()) {
        return failure(Error::Kind::Corrupt,
                       Text::tr("The database holds something that this program did not write: "
                                "column %1.")
                           .arg(row.problem()));
    }
    return {};
}

Result<qint64> Sql::number(const QString &statement, const QVariantList &values)
{
    return first(statement, values, [](const Row &row) { return row.firstNumber(); })
        .map([](std::optional<qint64> number) { return number.value_or(0); });
}

} // namespace savehub
