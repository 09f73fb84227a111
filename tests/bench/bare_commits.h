// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sql.h"

namespace savehub {

/// How many of \a texts a second get the commits alone that make them durable: each is claimed, and its
/// outcome saved with the next hundred that are claimed. What the machine can do at the moment.
double bareTextsPerSecond(Sql &sql, int texts);

} // namespace savehub
