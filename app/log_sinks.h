// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/log_writer.h"

#include <QFile>

namespace savehub {

/// Standard error. write() blocks while it is a full pipe that nobody reads.
class StandardErrorSink final : public LogSink
{
public:
    Done write(const QByteArray &line) override;
};

/// A file that only its owner can read, and its predecessors: "savehub.log.1" is the newest.
class RotatingFileSink final : public LogSink
{
public:
    struct Limits {
        qint64 bytes = 5 * 1024 * 1024; ///< a file that would grow larger is put aside
        int kept = 5;                   ///< files put aside; older ones are deleted
    };

    explicit RotatingFileSink(const QString &path);
    RotatingFileSink(const QString &path, Limits limits);

    /// Opens or creates the file. An error says why it cannot be written. Every line tries to open
    /// it again.
    Done open();
    /// Why others can read the open file; empty when they cannot, or when it is no ordinary file of
    /// ours.
    QString doubt() const { return m_doubt; }
    Done write(const QByteArray &line) override;
    void reopen() override { m_file.close(); }

private:
    void rotate();
    Error error(const QString &why) const;

    const Limits m_limits;
    const QString m_path;
    QFile m_file; ///< opened by descriptor, so it does not know its name
    QString m_doubt;
};

} // namespace savehub
