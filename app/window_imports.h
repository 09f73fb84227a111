// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "runtime/engine_thread.h"
#include "ui/window_actions.h"

namespace savehub {

/// The window's imports. Each reads a file, hands its content to \a engine, and asks in the window
/// when something has to be confirmed first. What they take by reference must outlive them.
WindowActions::ImportAction peopleImport(EngineThread &engine, const QString &region);
WindowActions::ImportAction calendarImport(EngineThread &engine, const Clock &clock);

} // namespace savehub
