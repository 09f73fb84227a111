// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"

#include <QString>

namespace savehub {

class Sql;

/// Whether the console that last ran on the database file \a path, or whoever last wrote into it, came
/// to no proper end: the lock is still there (see lockForConsole()), or a change that has to be rolled
/// back. To be asked before the file is locked and opened.
bool endedUncleanly(const QString &path);

/// Looks through the database's pages, for \a limit at most, since a call may be due: what is not seen
/// by then counts as whole. Error::Corrupt, with what SQLite found first.
Done checkPages(Sql &sql, Milliseconds limit = Seconds{1});

} // namespace savehub
