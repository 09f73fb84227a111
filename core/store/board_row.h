// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"

namespace savehub {

/// The row of the live table for \a record.
BoardRow rowFor(const IncidentRecord &record);

} // namespace savehub
