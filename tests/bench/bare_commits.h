// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sql.h"

namespace savehub {

/// How many texts a second the bare commits allow that make \a texts texts durable. Each text is
/// claimed, and its outcome is saved with the next hundred claims. A measure of what the machine
/// can do at the moment.
double bareTextsPerSecond(Sql &sql, int texts);

} // namespace savehub
