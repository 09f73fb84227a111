// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/change_watch.h"

namespace savehub {

namespace {

/// The pause while another connection commits: its lock is short, and nothing announces its end.
constexpr Milliseconds pauseWhileBusy{100};
constexpr Seconds pauseWithoutHint{1};

} // namespace

ChangeWatch::ChangeWatch(Sql &sql, const QString &path)
    : m_sql(sql),
      m_path(path)
{
    m_lookAgain.setSingleShot(true);
    m_lookAgain.setInterval(pauseWhileBusy);
    connect(&m_lookAgain, &QTimer::timeout, this, &ChangeWatch::look);
    m_lookWithoutHint.setInterval(pauseWithoutHint);
    connect(&m_lookWithoutHint, &QTimer::timeout, this, &ChangeWatch::look);
    connect(&m_files, &QFileSystemWatcher::fileChanged, this, &ChangeWatch::look);
    watchTheFile();
    m_seen = dataVersion().value_or(m_seen);
}

void ChangeWatch::watchTheFile()
{
    const bool isWatched = m_files.files().contains(m_path) || m_files.addPath(m_path);
    if (isWatched) {
        m_lookWithoutHint.stop();
    } else if (!m_lookWithoutHint.isActive()) {
        m_lookWithoutHint.start();
    }
}

void ChangeWatch::look()
{
    watchTheFile(); // the watcher drops a file that was replaced
    const auto version = dataVersion();
    if (!version) {
        m_lookAgain.start();
        return;
    }
    if (*version != m_seen) {
        m_seen = *version;
        if (m_listener) {
            m_listener();
        }
    }
}

Result<qint64> ChangeWatch::dataVersion()
{
    const auto patience = m_sql.patience();
    m_sql.setPatience({});
    const auto version = m_sql.number(QStringLiteral("PRAGMA data_version"));
    m_sql.setPatience(patience);
    return version;
}

} // namespace savehub
