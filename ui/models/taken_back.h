// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"

namespace savehub {

/// Why \a how, which was just done, cannot be undone, in one sentence: a call was under way and was
/// taken back for it. Empty when none was; what else may refuse an undo comes later.
QString whyItStays(const IncidentRecord &record, Reason how);

} // namespace savehub
