// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace savehub {

/// The lock of the database that \a path leads to (see resolveDatabasePath()), "<file>.lock", which
/// a console holds while it runs: one engine at a time, and nobody else changes the schema.
/// Error::Conflict while another holds it, after \a patience.
Result<std::unique_ptr<QLockFile>> lockForConsole(const QString &path,
                                                  Milliseconds patience = Milliseconds{0});

/// The lock of imports by command into that database, "<file>.import.lock": one goes after the other, so that
/// what was counted before stays true until it is taken. Error::Conflict while another has it, after
/// \a patience.
Result<std::unique_ptr<QLockFile>> lockForImport(const QString &path, Milliseconds patience);

/// Leaves the lock's file behind when the process ends, as a crash would: the next start looks at
/// the pages again (see endedUncleanly()).
void leaveLocked(std::unique_ptr<QLockFile> lock);

} // namespace savehub
