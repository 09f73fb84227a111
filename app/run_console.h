// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "log_file.h"
#include "run_plan.h"
#include "secret_store.h"

namespace savehub {

/// Runs until SIGINT or SIGTERM, or, in the demo, until its day is over. Needs a
/// QCoreApplication. The exit status.
int runHeadless(const RunPlan &plan, LogFile &log);

/// Runs until the window is closed. Needs a QApplication. The exit status. \a keychain keeps what is
/// renewed in the window.
int runWindow(const RunPlan &plan, LogFile &log, SecretStore &keychain,
              const QString &defaultRegion);

} // namespace savehub
