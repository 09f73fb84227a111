// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace savehub {

/// A label of one line that shows its text as plain text, never as rich text.
QLabel *plainLabel(const QString &text = {});
/// The same, in as many lines as it needs.
QLabel *wrappingLabel();

} // namespace savehub
