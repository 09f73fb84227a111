// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "runtime/engine_thread.h"
#include "ui/window_actions.h"

namespace savehub {

/// The window's imports: each reads a file, hands it to \a engine, and asks in the window what somebody has
/// to confirm first. What they take by reference must outlive them.
WindowActions::ImportAction peopleImport(EngineThread &engine, const QString &region);
WindowActions::ImportAction calendarImport(EngineThread &engine, const Clock &clock);

} // namespace savehub
