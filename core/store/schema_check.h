// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "store/migrations.h"

#include <vector>

namespace savehub {

class Sql;

/// Refuses a database that holds other tables, columns, indexes, triggers or views than the
/// \a migrations up to its version make, or lacks one of them: somebody else's trigger would act in
/// every decision that is saved. The tables of SQLite's ANALYZE are allowed. Error::BadInput, which
/// names what differs. Reads only.
Done checkSchema(Sql &sql, const std::vector<Migration> &migrations);

} // namespace savehub
