// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"

#include <QString>

namespace savehub {

class Sql;

/// Whether the last console on the database file \a path, or the last program that wrote into it,
/// did not end properly: its lock is still there (see lockForConsole()), or an unfinished change
/// has to be rolled back. To be asked before the file is locked and opened.
bool endedUncleanly(const QString &path);

/// Checks the database's pages, but stops after \a limit, since a call may be due. Pages that were
/// not reached count as sound. Error::Corrupt, with the first flaw that SQLite found.
Done checkPages(Sql &sql, Milliseconds limit = Seconds{1});

} // namespace savehub
