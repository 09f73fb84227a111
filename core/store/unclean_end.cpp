// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/unclean_end.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "store/sql.h"

#include <QFile>

#include <condition_variable>
#include <mutex>
#include <thread>

#include <fcntl.h>

namespace savehub {

namespace {

/// A journal that is in use begins like this (SQLite's file format, 3); one that is not begins with
/// zeros.
bool hasChangeToRollBack(const QString &path)
{
    static const QByteArray magic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7");
    const auto name = QFile::encodeName(path + QStringLiteral("-journal"));
    // O_NONBLOCK, because opening somebody else's pipe would wait otherwise.
    const int file = ::open(name.constData(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    QFile journal;
    return file >= 0 && journal.open(file, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)
           && journal.read(magic.size()) == magic;
}

/// Interrupts what runs on a connection when it takes too long.
class Patience
{
public:
    Patience(Sql &sql, Milliseconds limit)
        : m_watch([this, &sql, limit] { watch(sql, limit); })
    {
    }
    ~Patience()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_ended.notify_one();
        m_watch.join();
    }
    Patience(const Patience &) = delete;
    Patience &operator=(const Patience &) = delete;

private:
    void watch(Sql &sql, Milliseconds limit)
    {
        std::unique_lock lock(m_mutex);
        if (!m_ended.wait_for(lock, limit, [this] { return m_isOver; })) {
            sql.interrupt();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_isOver = false;
    std::thread m_watch; ///< last: it uses the others
};

} // namespace

bool endedUncleanly(const QString &path)
{
    return QFile::exists(path + QStringLiteral(".lock")) || hasChangeToRollBack(path);
}

Done checkPages(Sql &sql, Milliseconds limit)
{
    const auto found = [&] {
        const Patience patience(sql, limit);
        return sql.first(QStringLiteral("PRAGMA quick_check(1)"), {},
                         [](const Row &row) { return row.text("quick_check"); });
    }();
    if (!found && found.error().kind == Error::Kind::Unavailable) {
        return {};
    }
    const auto word = found ? found->value_or(QString()) : found.error().what;
    if (word == QLatin1String("ok")) {
        return {};
    }
    return failure(Error::Kind::Corrupt, Words::tr("The file is damaged: %1.").arg(oneLine(word)),
                   Words::tr("Put a backup of it in its place, or save what can be read: "
                             "sqlite3 FILE .recover"));
}

} // namespace savehub
