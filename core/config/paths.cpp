// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/paths.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace savehub {

QString defaultDatabasePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + QStringLiteral("/savehub-console/savehub.db");
}

QString logPathFor(const QString &databasePath)
{
    const QFileInfo database(databasePath);
    return database.path() + QChar(u'/') + database.completeBaseName() + QStringLiteral(".log");
}

} // namespace savehub
