// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// "people.csv, user ana": the name of the file at \a path, and the user of this machine that the
/// program runs as. For the audit trail.
QString importSource(const QString &path);

} // namespace savehub
