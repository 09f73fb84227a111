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

/// The log: every line goes to standard error and, with the time before it, to a file. Each has a
/// writer of its own, so that neither delays the other or the caller. May be used from any thread.
class LogFile final : public QObject, public CallLog
{
    Q_OBJECT

public:
    /// Opens or creates the file, readable by its owner alone. When that fails, the lines still go
    /// to standard error, and the first of them says why. No secret of \a known gets into a line.
    /// Code that passes on the words of others removes secrets, too; this is the second line of
    /// defence.
    explicit LogFile(const QString &path,
                     std::shared_ptr<const KnownSecrets> known = std::make_shared<KnownSecrets>());
    /// Waits a few seconds at most for lines that are not written yet.
    ~LogFile() override;

    void write(const QString &line) override;
    void write(const Notice &notice);
    /// Writes the notices of \a console as long as the console lives, and sends it a notice when
    /// the log loses lines. The log must outlive the console.
    void follow(Console &console);
    /// Further lines go into a new file of the same name, since the old one may have been moved.
    void reopen();

Q_SIGNALS:
    /// The file loses lines.
    void fileFails(const savehub::Notice &notice);

private:
    struct Opened;

    LogFile(Opened opened, std::shared_ptr<const KnownSecrets> known);
    void tellFileFails(const QString &why);

    const std::shared_ptr<const KnownSecrets> m_known;
    std::mutex m_order;                      ///< keeps lines in the order of their times
    const QString m_problem;                 ///< why the file could not be opened
    std::atomic<bool> m_isFollowing = false; ///< a notice to the console comes back as a line
    LogWriter m_errors;                      ///< standard error
    LogWriter m_file;
};

} // namespace savehub
