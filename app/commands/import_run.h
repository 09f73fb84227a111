// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "runtime/import_work.h"

#include <QLockFile>
#include <QString>

#include <functional>
#include <memory>

namespace savehub {

/// What --yes says of an import.
inline Confirmed confirmedBy(const CommandLine &line)
{
    return line.yes ? Confirmed::Yes : Confirmed::No;
}

/// Held while an import looks and takes: one waits for the other, and says so.
Result<std::unique_ptr<QLockFile>> waitForTurn(const QString &database);

/// Carries \a work out in \a store, the file \a database, with pauses in which a console that runs on it
/// gets its turn, to its end or until it \a isEnough. SIGINT and SIGTERM end it between two people or
/// meetings. An error says how far it came; Unconfirmed, that nothing was changed and that --yes would
/// confirm it.
Done carryOut(ImportWork &work, Store &store, const QString &database,
              const std::function<bool()> &isEnough = {});

} // namespace savehub
