// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql.h"

#include "domain/words.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QStringEncoder>
#include <QVarLengthArray>
#include <QtEndian>

#include <array>
#include <string_view>

#include <sqlite3.h>

namespace savehub {

namespace {

Error::Kind kindOf(int code)
{
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_INTERRUPT:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
        return Error::Kind::Unavailable;
    case SQLITE_CONSTRAINT:
        return Error::Kind::Conflict;
    default:
        return Error::Kind::Corrupt;
    }
}

QString adviceFor(int extendedCode)
{
    if (extendedCode == SQLITE_READONLY_DBMOVED) {
        return Words::tr("The file was moved or replaced while it was in use: end the console and "
                         "start it again.");
    }
    switch (extendedCode & 0xff) { // the primary code
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Words::tr("Another program is using it; try again.");
    case SQLITE_FULL:
        return Words::tr("Free some space on the disk.");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
        return Words::tr("Check the permissions of the database file and its folder.");
    default:
        return {};
    }
}

Error errorFor(int extendedCode, const QString &words)
{
    // The low byte is the primary code, the rest tells its flavours apart.
    const int code = extendedCode & 0xff;
    return {kindOf(code), Words::tr("The database says: %1.").arg(words), adviceFor(extendedCode)};
}

sqlite3 *connectionOf(const QSqlDatabase &database)
{
    const auto handle = database.driver()->handle();
    return *static_cast<sqlite3 *const *>(handle.constData());
}

/// The texts that are bound to a statement, as UTF-8 in one buffer. It has to last as long as the
/// statement runs.
class BoundTexts
{
public:
    explicit BoundTexts(const QVariantList &values)
    {
        qsizetype most = 0;
        for (const auto &value : values) {
            most += value.typeId() == QMetaType::QString ? textOf(value).size() * 3 : 0;
        }
        m_bytes.resize(most);
    }

    std::string_view add(const QVariant &value)
    {
        const auto &text = textOf(value);
        auto *begin = m_bytes.data() + m_used;
        auto *end = m_encode.appendToBuffer(begin, text);
        m_used = end - m_bytes.data();
        return {begin, end};
    }

private:
    static const QString &textOf(const QVariant &value)
    {
        return *static_cast<const QString *>(value.constData());
    }

    QStringEncoder m_encode{QStringEncoder::Utf8, QStringEncoder::Flag::Stateless};
    QVarLengthArray<char, 1024> m_bytes;
    qsizetype m_used = 0;
};

int bind(sqlite3_stmt *statement, int place, const QVariant &value, BoundTexts &texts)
{
    if (value.isNull()) {
        return sqlite3_bind_null(statement, place);
    }
    if (value.typeId() == QMetaType::QString) {
        const auto text = texts.add(value);
        return sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    }
    return sqlite3_bind_int64(statement, place, value.toLongLong());
}

/// Resets the statement, because an open read would hold up every other connection's commit. Clears
/// the bindings, because the bound texts are freed.
class Reset
{
public:
    explicit Reset(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }
    ~Reset()
    {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
    Reset(const Reset &) = delete;
    Reset &operator=(const Reset &) = delete;

private:
    sqlite3_stmt *m_statement;
};

} // namespace

Error toError(const QSqlError &error)
{
    return errorFor(error.nativeErrorCode().toInt(), error.databaseText());
}

void Sql::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Sql::Sql(const QSqlDatabase &database, Milliseconds busyTimeout)
    : m_database(database),
      m_connection(connectionOf(database)),
      m_patience{busyTimeout, busyTimeout},
      m_waits(busyTimeout)
{
}

void Sql::choosePatience()
{
    const auto wait = m_patience.vainWait->isRecent() ? m_patience.afterInVain : m_patience.atFirst;
    if (wait != m_waits) {
        sqlite3_busy_timeout(m_connection, static_cast<int>(wait.count()));
        m_waits = wait;
    }
}

void Sql::noteVainWait(int code)
{
    if ((code & 0xff) == SQLITE_BUSY && m_waits > Milliseconds{0}) {
        m_patience.vainWait->remember();
    }
}

Error Sql::problem() const
{
    return errorFor(sqlite3_extended_errcode(m_connection),
                    QString::fromUtf8(sqlite3_errmsg(m_connection)));
}

Result<Sql::Prepared> Sql::prepare(const QString &statement)
{
    choosePatience(); // a schema that somebody changed is read again
    const auto text = statement.toUtf8();
    sqlite3_stmt *raw = nullptr;
    const int code =
        sqlite3_prepare_v3(m_connection, text.constData(), static_cast<int>(text.size()),
                           SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code != SQLITE_OK) {
        noteVainWait(code);
        return tl::make_unexpected(problem());
    }
    return Prepared{std::unique_ptr<sqlite3_stmt, Finalize>(raw)};
}

Done Sql::execute(Prepared &prepared, const QVariantList &values, const Take &take)
{
    auto *statement = prepared.statement.get();
    BoundTexts texts(values);
    const Reset reset(statement);
    for (int i = 0; i < values.size(); ++i) {
        if (bind(statement, i + 1, values[i], texts) != SQLITE_OK) {
            return tl::make_unexpected(problem());
        }
    }
    choosePatience();
    int code = sqlite3_step(statement);
    const Row row(statement, prepared.columns);
    while (code == SQLITE_ROW && row.problem().isEmpty()) {
        take(row);
        code = sqlite3_step(statement);
    }
    noteVainWait(code);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return tl::make_unexpected(problem());
    }
    if (!row.problem().isEmpty()) {
        return failure(Error::Kind::Corrupt,
                       Words::tr("The database holds something that this program did not write: "
                                 "column %1.")
                           .arg(row.problem()));
    }
    return {};
}

Done Sql::run(const QString &statement, const QVariantList &values)
{
    return read(statement, values, [](const Row &) {});
}

Done Sql::runOnce(const QString &statement)
{
    return prepare(statement).and_then(
        [this](Prepared prepared) { return execute(prepared, {}, [](const Row &) {}); });
}

Done Sql::read(const QString &statement, const QVariantList &values, const Take &take)
{
    auto found = m_prepared.find(statement);
    if (found == m_prepared.end()) {
        auto prepared = prepare(statement);
        if (!prepared) {
            return tl::make_unexpected(prepared.error());
        }
        found = m_prepared.emplace(statement, *std::move(prepared)).first;
    }
    return execute(found->second, values, take);
}

void Sql::interrupt()
{
    sqlite3_interrupt(m_connection);
}

qint64 Sql::totalChanges() const
{
    return sqlite3_total_changes64(m_connection);
}

std::optional<quint32> Sql::changeCounter() const
{
    constexpr sqlite3_int64 itsPlace = 24;
    sqlite3_file *file = nullptr;
    const bool isOpen =
        sqlite3_file_control(m_connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK
        && file && file->pMethods;
    std::array<uchar, 4> bytes{};
    const bool isRead =
        isOpen
        && file->pMethods->xRead(file, bytes.data(), int(bytes.size()), itsPlace) == SQLITE_OK;
    return isRead ? std::optional(qFromBigEndian<quint32>(bytes.data())) : std::nullopt;
}

Result<qint64> Sql::number(const QString &statement, const QVariantList &values)
{
    return first(statement, values, [](const Row &row) { return row.numberAt(0); })
        .map([](std::optional<qint64> number) { return number.value_or(0); });
}

} // namespace savehub
