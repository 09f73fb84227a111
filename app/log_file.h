// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/known_secrets.h"
#include "app/log_writer.h"
#include "ports/call_log.h"
#include "runtime/console.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <mutex>

namespace savehub {

/// The log: every line on standard error, and in a file with the time before it. Each has a
/// writer of its own, so neither holds up the other, nor whoever writes. May be used from any thread.
class LogFile final : public QObject, public CallLog
{
    Q_OBJECT

public:
    /// Opens or creates the file, readable by its owner alone. When that fails the lines still go
    /// to standard error, and the first of them says why. Nothing that \a known knows gets into a line:
    /// whoever brings in the words of others took it out before, and this is the second line.
    explicit LogFile(const QString &path,
                     std::shared_ptr<const KnownSecrets> known = std::make_shared<KnownSecrets>());
    /// Waits some seconds at most for what is not written yet.
    ~LogFile() override;

    void write(const QString &line) override;
    void write(const Notice &notice);
    /// Writes what \a console tells its window, for as long as it lives, and tells the window what
    /// is lost of the log; the log must outlive it.
    void follow(Console &console);
    /// What follows goes into a new file of the same name: the old one may have been moved.
    void reopen();

Q_SIGNALS:
    /// The file does not take its lines.
    void fileFails(const savehub::Notice &notice);

private:
    struct Opened;

    LogFile(Opened opened, std::shared_ptr<const KnownSecrets> known);
    void tellFileFails(const QString &why);

    const std::shared_ptr<const KnownSecrets> m_known;
    std::mutex m_order;                      ///< lines stand in the order of their times
    const QString m_problem;                 ///< why the file could not be opened
    std::atomic<bool> m_isFollowing = false; ///< what is told to a console comes back as a line
    LogWriter m_errors;                      ///< standard error
    LogWriter m_file;
};

} // namespace savehub
