// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

#include <functional>
#include <vector>

namespace savehub {

class Sql;

/// One numbered step of the schema's history. The database is at version n when the migrations 1
/// to n were applied; PRAGMA user_version says so.
struct Migration {
    int version = 0;
    QString script;
};

/// resources/sql/sqlite/NNNN_name.sql, in order and without a gap.
Result<std::vector<Migration>> builtInMigrations();

/// Refuses a database that a newer version of this program wrote, or another program. Reads only.
Done refuseForeignOrNewer(Sql &sql, const std::vector<Migration> &migrations);
/// Whether nothing has to be migrated. Reads only.
Result<bool> isNewest(Sql &sql, const std::vector<Migration> &migrations);
/// Refuses a database that still has to be migrated. Reads only.
Done requireNewest(Sql &sql, const std::vector<Migration> &migrations);

/// Brings the database to the newest version in one transaction, after \a backUp took a copy of a
/// database that is not new. When anything fails, everything is as it was.
Done migrate(Sql &sql, const std::vector<Migration> &migrations,
             const std::function<Done(int version)> &backUp);

} // namespace savehub
