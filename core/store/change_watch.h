// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sql.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <functional>

namespace savehub {

/// Notices the commits of other connections. A change of the file is a hint to look. SQLite's
/// data_version, which our own commits leave alone, then says whether somebody else committed.
/// While the file cannot be watched (the system's limits, a file that was replaced), it looks every
/// second.
class ChangeWatch : public QObject
{
    Q_OBJECT

public:
    ChangeWatch(Sql &sql, const QString &path);

    void setListener(std::function<void()> listener) { m_listener = std::move(listener); }

private:
    void watchTheFile();
    void look();
    /// Without waiting for a lock: news may be late, calls may not.
    Result<qint64> dataVersion();

    Sql &m_sql;
    QString m_path;
    QFileSystemWatcher m_files;
    QTimer m_lookAgain;
    QTimer m_lookWithoutHint;
    qint64 m_seen = 0;
    std::function<void()> m_listener;
};

} // namespace savehub
