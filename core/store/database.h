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
    bool isConsoles = false;         ///< the caller holds lockForConsole()
    bool isDoubtful = false;         ///< endedUncleanly() said so: the pages are checked

    bool inMemory() const { return path == QLatin1String(":memory:"); }
};

/// One connection to the database file. Belongs to the thread that opened it.
class Database
{
public:
    /// Creates what is missing (the file 0600, its folder 0700). Refuses a newer or foreign
    /// database untouched, and one whose schema somebody else has changed (see checkSchema()).
    /// Brings an older one up to \a migrations, after a backup beside it. That takes the console's
    /// lock, unless the caller holds it: while a console runs nothing is changed, and the answer is
    /// Error::Conflict.
    static Result<std::unique_ptr<Database>> open(const DatabaseOptions &options,
                                                  const std::vector<Migration> &migrations);
    /// For reading only. The file must exist, and have the version and the schema that
    /// \a migrations make.
    static Result<std::unique_ptr<Database>> openToRead(const DatabaseOptions &options,
                                                        const std::vector<Migration> &migrations);
    /// The bare connection, whatever the file contains. Refuses a file that is not ours alone (see
    /// checkIsOnlyOurs()).
    static Result<std::unique_ptr<Database>> connect(const DatabaseOptions &options);

    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Makes the journal anew when the first read has removed it. That read rolls an unfinished
    /// change back, and a bare connection does not keep the journal then.
    Done restoreJournal() const;

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
