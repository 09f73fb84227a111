// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

class QFile;

namespace savehub {

/// Refuses an ordinary file that somebody else than this user (or root, who may do anything) may have
/// written or put there: one that belongs to another, one that others may write, one in a folder
/// where others may put another in its place, and one that a link or a folder of somebody else leads to
/// (see checkWay()). \a file is open, and was opened by the name \a path, which still has to lead to it.
/// The error names what is to be changed, and how. A pipe or a device, which has to be asked for by name,
/// is taken as it is.
Done checkIsOwn(const QString &path, const QFile &file);

} // namespace savehub
