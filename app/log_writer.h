// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace savehub {

/// A place that log lines go to. Used by one thread at a time.
class LogSink
{
public:
    virtual ~LogSink() = default;
    /// Writes the whole of \a line, which ends with a newline, or as little of it as possible. May
    /// take any time. An error says why it was not written.
    virtual Done write(const QByteArray &line) = 0;
    /// Opens the place again before the next line, since somebody may have moved the old file away.
    virtual void reopen() {}
};

/// Writes lines to a sink on a thread of its own. put() never waits: a line that does not fit into
/// the queue, or that the sink does not take, is lost. Lost lines are counted and reported.
class LogWriter
{
public:
    struct Options {
        size_t capacity = 10'000;     ///< the most lines that may wait
        Milliseconds patience{2'000}; ///< for waiting lines, at the end
        /// The line, with its newline, that stands where \a lost lines are missing.
        std::function<QByteArray(qint64 lost)> gap;
        /// Called once when lines begin to get lost, with the reason; again only after a line was
        /// written. Called on any thread. May put() into another writer.
        std::function<void(const QString &why)> lossBegins = [](const QString &) {
        };
        bool isTold = false; ///< the first loss was reported already: the sink could not be opened
    };

    LogWriter(std::unique_ptr<LogSink> sink, Options options);
    /// Calls finish().
    ~LogWriter();
    LogWriter(const LogWriter &) = delete;
    LogWriter &operator=(const LogWriter &) = delete;

    /// From any thread.
    void put(const QByteArray &line);
    /// From any thread.
    void reopen();
    /// Writes the waiting lines, within the patience. A sink that hangs is abandoned with its
    /// thread. Later lines are dropped, and losses are no longer reported.
    void finish();

private:
    class Work;

    std::shared_ptr<Work> m_work; ///< shared with the thread, which may outlive this
};

} // namespace savehub
