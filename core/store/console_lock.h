// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace savehub {

/// Takes the lock "<file>.lock" of the database that \a path leads to (see resolveDatabasePath()).
/// A console holds it while it runs: only one engine runs at a time, and nobody else changes the
/// schema. Error::Conflict when somebody else still holds it after \a patience.
Result<std::unique_ptr<QLockFile>> lockForConsole(const QString &path,
                                                  Milliseconds patience = Milliseconds{0});

/// Takes the lock "<file>.import.lock" of that database, which an import by command holds. One
/// import follows the other, so that what was counted before an import stays true until it is done.
/// Error::Conflict when another import still holds it after \a patience.
Result<std::unique_ptr<QLockFile>> lockForImport(const QString &path, Milliseconds patience);

/// Leaves the lock's file behind when the process ends, as a crash would, so that the next start
/// checks the pages (see endedUncleanly()).
void leaveLocked(std::unique_ptr<QLockFile> lock);

} // namespace savehub
