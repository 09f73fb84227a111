// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_source.h"

#include "domain/untrusted_text.h"

#include <QFileInfo>

#include <pwd.h>
#include <unistd.h>

namespace savehub {

namespace {

/// The name of the real user; the user's number when the system has no name for it. Not $USER,
/// which the person who starts the program can choose.
QString userName()
{
    const auto id = ::getuid();
    const auto *entry = ::getpwuid(id);
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(id);
}

} // namespace

QString importSource(const QString &path)
{
    return QStringLiteral("%1, user %2")
        .arg(withoutNumbers(QFileInfo(path).fileName()), withoutNumbers(userName()));
}

} // namespace savehub
