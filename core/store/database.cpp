// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "domain/words.h"
#include "store/console_lock.h"
#include "store/database_file.h"
#include "store/foreign_files.h"
#include "store/guarded_files.h"
#include "store/schema_check.h"
#include "store/unclean_end.h"

#include <atomic>

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <sqlite3.h>

namespace savehub {

namespace {

/// Another command may be migrating the same file.
constexpr Seconds patienceWithMigrations{2};

/// Connections have process-wide names in Qt.
QString nextConnectionName()
{
    static std::atomic<quint64> last{0};
    return QStringLiteral("savehub-%1").arg(++last);
}

/// Makes SQLite's memory faster. SQLite counts every byte that it holds, behind a lock, for
/// statistics that nobody reads here. And what it needs while a statement runs does not fit into
/// the 40 pieces that a connection keeps at hand. Must be called before the first use of SQLite in
/// a process; later it has no effect, and SQLite is only slower.
void quickenMemory()
{
    static const bool isDone = [] {
        constexpr int bytes = 1200;
        constexpr int pieces = 400;
        return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK
               && sqlite3_config(SQLITE_CONFIG_LOOKASIDE, bytes, pieces) == SQLITE_OK;
    }();
    Q_UNUSED(isDone)
}

/// Whether Qt uses the same SQLite: Qt opens the connection, and Sql hands it to the SQLite that
/// this program is linked with.
bool isOurSqlite(const QSqlDatabase &connection)
{
    QSqlQuery query(QStringLiteral("SELECT sqlite_source_id()"), connection);
    return query.next() && query.value(0).toString() == QLatin1String(sqlite3_sourceid());
}

Error withPath(Error error, const QString &path)
{
    error.what = Words::tr("Cannot use the database %1. %2").arg(path, error.what);
    return error;
}

Error olderUnderAConsole()
{
    return {Error::Kind::Conflict,
            Words::tr("It is of an older version, and a console has it open; nothing was changed."),
            Words::tr("End that console and start this version, or use the program that the "
                      "console belongs to.")};
}

QString journalOf(const DatabaseOptions &options)
{
    return options.path + QStringLiteral("-journal");
}

/// Another connection makes the backup while ours holds the write lock, so that nobody can change
/// the file meanwhile. The file itself must not be opened here: closing it would drop SQLite's own
/// locks on it.
Done backUp(const DatabaseOptions &options, int version)
{
    const auto path = QStringLiteral("%1.backup-v%2").arg(options.path).arg(version);
    return createPrivateFile(path, IfThere::Empty)
        .and_then([&] { return Database::connect(options); })
        .and_then([&](std::unique_ptr<Database> reader) {
            return reader->sql().run(QStringLiteral("VACUUM INTO ?"), {path});
        });
}

} // namespace

Database::Database(DatabaseOptions options)
    : m_options(std::move(options)),
      m_hadJournal(QFileInfo::exists(journalOf(m_options))),
      m_connection(nextConnectionName())
{
}

Database::~Database()
{
    m_sql.reset();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::connect(const DatabaseOptions &options)
{
    quickenMemory();
    guardSqlitesFiles();
    if (const auto checked = options.inMemory() ? Done() : checkIsOnlyOurs(options.path);
        !checked) {
        return tl::make_unexpected(checked.error());
    }
    std::unique_ptr<Database> database(new Database(options));
    auto connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database->m_connection);
    connection.setDatabaseName(options.path);
    connection.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(options.busyTimeout.count()));
    if (!connection.open()) {
        return tl::make_unexpected(withPath(toError(connection.lastError()), options.path));
    }
    if (!isOurSqlite(connection)) {
        return failure(Error::Kind::Refused,
                       Words::tr("Qt's database driver has an SQLite of its own."),
                       Words::tr("Use a Qt that shares the system's SQLite, as Debian's does."));
    }
    database->m_sql = std::make_unique<Sql>(connection, options.busyTimeout);
    return database->distrust().map([&] { return std::move(database); });
}

/// A file may come from anywhere. So its schema may not call functions that act outside of the
/// database, and a damaged page is reported before it is used.
Done Database::distrust()
{
    return m_sql->run(QStringLiteral("PRAGMA trusted_schema = OFF")).and_then([&] {
        return m_sql->run(QStringLiteral("PRAGMA cell_size_check = ON"));
    });
}

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions &options,
                                                 const std::vector<Migration> &migrations)
{
    const auto file = options.inMemory() ? Done() : prepareDatabaseFile(options.path);
    if (!file) {
        return tl::make_unexpected(file.error());
    }
    auto database = connect(options);
    if (!database) {
        return database;
    }
    if (const auto done = (*database)->prepare(migrations); !done) {
        return tl::make_unexpected(withPath(done.error(), options.path));
    }
    return database;
}

Done Database::prepare(const std::vector<Migration> &migrations)
{
    // Nothing may write to the file before it is known to be ours and not newer than this program.
    TRY(refuseForeignOrNewer(*m_sql, migrations));
    if (m_options.isDoubtful) {
        TRY(checkPages(*m_sql));
    }
    if (!m_options.inMemory()) {
        TRY(makePrivate(m_options.path));
    }
    TRY(m_sql->run(QStringLiteral("PRAGMA foreign_keys = ON")));
    TRY(m_sql->run(QStringLiteral("PRAGMA journal_mode = PERSIST")));
    TRY(m_sql->run(m_options.isThrowAway ? QStringLiteral("PRAGMA synchronous = OFF")
                                         : QStringLiteral("PRAGMA synchronous = FULL")));
    TRY(m_sql->run(QStringLiteral("PRAGMA temp_store = MEMORY")));
    TRY(m_sql->run(QStringLiteral("PRAGMA cache_size = -16384")));
    TRY(migrateIfOlder(migrations));
    return m_options.inMemory() ? Done() : ensureJournal(m_options.path);
}

Done Database::restoreJournal() const
{
    const bool isGone = m_hadJournal && !QFileInfo::exists(journalOf(m_options));
    return isGone ? ensureJournal(m_options.path) : Done();
}

Done Database::migrateIfOlder(const std::vector<Migration> &migrations)
{
    const auto isCurrent = isNewest(*m_sql, migrations);
    if (!isCurrent || *isCurrent) {
        return isCurrent.and_then([&](bool) { return checkSchema(*m_sql, migrations); });
    }
    std::unique_ptr<QLockFile> lock;
    if (!m_options.isConsoles && !m_options.inMemory()) {
        auto taken = lockForConsole(m_options.path, patienceWithMigrations);
        const bool isDone = isNewest(*m_sql, migrations).value_or(false); // by the lock's holder
        if (!taken && !isDone) {
            const bool isOpen = taken.error().kind == Error::Kind::Conflict;
            return tl::make_unexpected(isOpen ? olderUnderAConsole() : taken.error());
        }
        lock = taken ? std::move(*taken) : nullptr;
    }
    const auto safe = [this](int version) {
        return m_options.inMemory() ? Done() : backUp(m_options, version);
    };
    // Also before the migration: somebody else's trigger would act in it.
    TRY(checkSchema(*m_sql, migrations));
    TRY(migrate(*m_sql, migrations, safe));
    return checkSchema(*m_sql, migrations);
}

Result<std::unique_ptr<Database>> Database::openToRead(const DatabaseOptions &options,
                                                       const std::vector<Migration> &migrations)
{
    if (options.inMemory() || !QFileInfo::exists(options.path)) {
        return failure(Error::Kind::NotFound,
                       Words::tr("There is no database %1 to read.").arg(options.path));
    }
    auto database = connect(options);
    if (!database) {
        return database;
    }
    auto &sql = (*database)->sql();
    // Not opened read-only: the first connection after a crash has to roll the journal back.
    const auto ready =
        refuseForeignOrNewer(sql, migrations)
            .and_then([&] { return requireNewest(sql, migrations); })
            .and_then([&] { return checkSchema(sql, migrations); })
            .and_then([&] { return (*database)->restoreJournal(); })
            .and_then([&] { return sql.run(QStringLiteral("PRAGMA query_only = ON")); });
    if (!ready) {
        return tl::make_unexpected(withPath(ready.error(), options.path));
    }
    return database;
}

} // namespace savehub
