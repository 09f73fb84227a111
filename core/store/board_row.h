// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"

namespace savehub {

/// The line of the live table that tells how \a record stands.
BoardRow rowFor(const IncidentRecord &record);

} // namespace savehub
