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

/// A database with 2,000 rows, in a folder where others may get something.
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

    /// Sets all rows to "ours", and answers with the journal that would take some of them back.
    QByteArray hotJournal() const;
    /// Another one in the journal's place: ours, or one that everybody may write.
    void plant(const QByteArray &content, uid_t owner) const;

private:
    QTemporaryDir m_folder;
};

/// Of 2,000, if no journal took them back; -1 where nothing can be read.
qint64 oursIn(Sql &sql);

} // namespace savehub
