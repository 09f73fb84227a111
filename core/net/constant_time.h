// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace savehub {

/// Whether both are equal. The time that it takes reveals their lengths and nothing else.
bool isSameInConstantTime(const QByteArray &one, const QByteArray &other);

} // namespace savehub
