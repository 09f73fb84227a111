// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "runtime/import_work.h"

#include <QLockFile>
#include <QString>

#include <functional>
#include <memory>

namespace savehub {

/// Whether --yes confirms an import.
inline Confirmed confirmedBy(const CommandLine &line)
{
    return line.yes ? Confirmed::Yes : Confirmed::No;
}

/// The lock to hold while an import counts and makes its changes. When another import has it, this
/// says so and waits for it.
Result<std::unique_ptr<QLockFile>> waitForTurn(const QString &database);

/// Carries out \a work in \a store, whose file is \a database, to its end or until \a isEnough
/// returns true. Makes pauses, so that a console that runs on the database gets its turn. SIGINT
/// and SIGTERM end it between two people or meetings. An error says how far it came. Unconfirmed
/// means that nothing was changed and that --yes would confirm it.
Done carryOut(ImportWork &work, Store &store, const QString &database,
              const std::function<bool()> &isEnough = {});

} // namespace savehub
