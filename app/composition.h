// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine_thread.h"
#include "log_file.h"
#include "run_plan.h"

namespace savehub {

/// The one place where ports meet adapters: what makes the engine of \a plan, with everything it
/// works with, on the thread that calls it. \a log must outlive what is made.
Assemble compose(const RunPlan &plan, LogFile &log);

} // namespace savehub
