// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"
#include "store/migrations.h"
#include "store/sql.h"

#include <QString>

#include <memory>

namespace savehub {

struct DatabaseOptions {
    QString path; ///< of the file; ":memory:" for a database that ends with its connection
    Milliseconds busyTimeout{5'000}; ///< how long to wait for another connection's lock
    bool isThrowAway = false;        ///< commits do not wait for the disk
    bool isConsoles = false;         ///< whoever opens it holds lockForConsole()
    bool isDoubtful = false;         ///< endedUncleanly(): its pages are looked at

    bool inMemory() const { return path == QLatin1String(":memory:"); }
};

/// One connection to the database file. Belongs to the thread that opened it.
class Database
{
public:
    /// Creates what is missing (the file 0600, its folder 0700), brings an older database up to
    /// \a migrations after a backup beside it, and refuses a newer or foreign one untouched, as well
    /// as one whose schema somebody else has changed (see checkSchema()). Takes the console's lock
    /// for that: under a console that runs nothing is changed, and the answer is Error::Conflict.
    static Result<std::unique_ptr<Database>> open(const DatabaseOptions &options,
                                                  const std::vector<Migration> &migrations);
    /// For reading only: the file must exist, be at the version of \a migrations, and as they make it.
    static Result<std::unique_ptr<Database>> openToRead(const DatabaseOptions &options,
                                                        const std::vector<Migration> &migrations);
    /// The bare connection, whatever is in the file, as long as it is ours alone (see checkIsOnlyOurs()).
    static Result<std::unique_ptr<Database>> connect(const DatabaseOptions &options);

    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Once something was read: a change that had to be rolled back took its journal with it, since a
    /// bare connection does not keep it.
    Done leaveJournal() const;

    Sql &sql() { return *m_sql; }
    const DatabaseOptions &options() const { return m_options; }

private:
    explicit Database(DatabaseOptions options);
    Done distrust();
    Done prepare(const std::vector<Migration> &migrations);
    Done migrateIfOlder(const std::vector<Migration> &migrations);

    DatabaseOptions m_options;
    bool m_hadJournal;
    QString m_connection;
    std::unique_ptr<Sql> m_sql;
};

} // namespace savehub
