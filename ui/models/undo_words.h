// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"

namespace savehub {

/// Why \a how, which was just done, cannot be undone: one sentence that says that a call under way
/// was taken back for it. Empty when there was none. Other reasons may still refuse the undo later.
QString whyNotUndoable(const IncidentRecord &record, Reason how);

} // namespace savehub
