// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// A tool tip that shows \a plain letter by letter: Qt takes what looks like HTML for HTML.
QString plainToolTip(const QString &plain);

} // namespace savehub
