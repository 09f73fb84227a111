// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call_log.h"
#include "console.h"

#include <QFile>
#include <QMutex>

namespace savehub {

/// The log: every line on standard error as it is, and in a file with the time before it. May be
/// used from any thread.
class LogFile final : public CallLog
{
public:
    /// Opens or creates the file, readable by its owner alone. When that fails the lines still go
    /// to standard error, and the first of them says why.
    explicit LogFile(const QString &path);

    void write(const QString &line) override;
    void write(const Notice &notice);
    /// Writes what \a console tells its window, for as long as it lives; the log must outlive it.
    void follow(const Console &console);

private:
    QMutex m_mutex;
    QFile m_file;
};

} // namespace savehub
