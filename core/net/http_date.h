// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

#include <QByteArray>

#include <optional>

namespace savehub {

/// The moment that an HTTP Date header such as "Sun, 06 Nov 1994 08:49:37 GMT" names.
std::optional<Instant> instantFromHttpDate(const QByteArray &text);

/// "Sun, 06 Nov 1994 08:49:37 GMT"
QByteArray toHttpDate(Instant instant);

} // namespace savehub
