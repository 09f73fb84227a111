// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/reason.h"

#include <QString>

namespace savehub {

/// Why a call or message was held back just before it left, as the end of a sentence.
QString withheldWords(Reason reason);

} // namespace savehub
