// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import_work.h"

#include <QString>

namespace savehub {

/// Carries \a work out in \a store, the file \a database, with pauses in which a console that runs on it
/// gets its turn. SIGINT and SIGTERM end it between two people or meetings. An error says how far it
/// came.
Done carryOut(ImportWork &work, Store &store, const QString &database);

} // namespace savehub
