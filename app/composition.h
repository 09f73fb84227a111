// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log_file.h"
#include "app/run_plan.h"
#include "runtime/engine_thread.h"

namespace savehub {

/// The one place that connects ports with adapters. Returns the function that makes the engine of
/// \a plan, with everything it works with, on the thread that calls it. \a log must outlive what is
/// made.
Assemble compose(const RunPlan &plan, LogFile &log);

} // namespace savehub
