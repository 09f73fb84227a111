// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

class QFile;

namespace savehub {

/// Refuses an ordinary file that somebody other than this user and root may have written or put
/// there: it belongs to another user, others may write it, others may replace it in its folder, or
/// a link or a folder of somebody else leads to it (see checkWay()). \a file is open, and was
/// opened by the name \a path, which still has to lead to it. The error says what to change, and
/// how. A pipe or a device is accepted as it is, because the user has to name it.
Done checkIsOwn(const QString &path, const QFile &file);

} // namespace savehub
