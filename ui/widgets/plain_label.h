// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace savehub {

/// A label that never takes what it shows for rich text, on one line.
QLabel *plainLabel(const QString &text = {});
/// The same, in as many lines as it needs.
QLabel *wrappingLabel();

} // namespace savehub
