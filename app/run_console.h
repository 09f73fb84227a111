// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log_file.h"
#include "app/run_plan.h"
#include "ports/secret_store.h"

#include <functional>

namespace savehub {

/// Called when the console runs and, with a window, is shown. For work that would delay the start.
using WhenRunning = std::function<void(Console &)>;

/// Runs until SIGINT or SIGTERM or, in the demo, until its day is over. Needs a QCoreApplication.
/// Returns the exit status.
int runHeadless(const RunPlan &plan, LogFile &log, const WhenRunning &whenRunning);

/// Runs until the window is closed or a signal ends it. Needs a QApplication. Returns the exit
/// status, or why it does not start: Error::Conflict when another console has the database open.
/// \a keychain keeps an API token that is renewed in the window.
Result<int> runWindow(const RunPlan &plan, LogFile &log, SecretStore &keychain,
                      const QString &defaultRegion, const WhenRunning &whenRunning);

} // namespace savehub
