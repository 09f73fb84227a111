// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log_writer.h"

#include <QFile>

namespace savehub {

/// Standard error. A full pipe that nobody reads keeps it waiting.
class StandardErrorSink final : public LogSink
{
public:
    Done write(const QByteArray &line) override;
};

/// A file that its owner alone can read, and its predecessors: "savehub.log.1" is the youngest.
class RotatingFileSink final : public LogSink
{
public:
    struct Limits {
        qint64 bytes = 5 * 1024 * 1024; ///< a file that would grow beyond is put aside
        int kept = 5;                   ///< files put aside; older ones are deleted
    };

    explicit RotatingFileSink(const QString &path);
    RotatingFileSink(const QString &path, Limits limits);

    /// Opens or creates the file. An error says why it cannot be written; it is tried again with
    /// every line.
    Done open();
    /// Why others can read the file that is open; empty when they cannot, or it is none of ours.
    QString doubt() const { return m_doubt; }
    Done write(const QByteArray &line) override;
    void reopen() override { m_file.close(); }

private:
    void rotate();
    Error error(const QString &why) const;

    const Limits m_limits;
    const QString m_path;
    QFile m_file; ///< opened by a descriptor, it does not know its name
    QString m_doubt;
};

} // namespace savehub
