// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/way_to_file.h"
#include "tests/store/test_database.h"

#include <sys/types.h>

namespace savehub {

constexpr uid_t somebody = 65534;

/// Only root can give files away.
bool isRoot();
void changeMode(const QString &path, uint mode);
void giveTo(const QString &path, uid_t owner, gid_t group = gid_t(-1));

/// A database with 2,000 rows, in a folder to which others may have access.
class SharedFolder
{
public:
    SharedFolder();

    QString above() const { return m_folder.filePath(QStringLiteral("up")); }
    QString folder() const { return m_folder.filePath(QStringLiteral("up/data")); }
    QString elsewhere() const { return m_folder.filePath(QStringLiteral("elsewhere")); }
    QString path(const QString &suffix = {}) const
    {
        return folder() + QStringLiteral("/s.db") + suffix;
    }
    QString journal() const { return path(QStringLiteral("-journal")); }

    DatabaseOptions options() const { return {path(), Milliseconds(50)}; }
    static const std::vector<Migration> &migrations();
    Result<std::unique_ptr<Database>> open() const;

    /// Sets all rows to "ours" and returns the journal that would roll some of them back.
    QByteArray hotJournal() const;
    /// Replaces the journal by \a content that belongs to \a owner. If that is somebody else,
    /// everybody may write it.
    void plant(const QByteArray &content, uid_t owner) const;

private:
    QTemporaryDir m_folder;
};

/// How many of the 2,000 rows are "ours": all, if no journal rolled them back. -1 if nothing can be
/// read.
qint64 oursIn(Sql &sql);

} // namespace savehub
