// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// A tool tip that shows \a plain exactly as it is. Qt would show text that looks like HTML as
/// HTML.
QString plainToolTip(const QString &plain);

} // namespace savehub
