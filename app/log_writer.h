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
    /// Writes the whole of \a line, which has its end, or as good as nothing of it; may take any
    /// time. An error says why.
    virtual Done write(const QByteArray &line) = 0;
    /// What follows goes to the place anew: somebody may have moved away what was there.
    virtual void reopen() {}
};

/// Writes lines to a sink on a thread of its own. Whoever hands them over never waits: what does not
/// fit into the queue, or what the sink does not take, is lost, counted and told.
class LogWriter
{
public:
    struct Options {
        size_t capacity = 10'000;     ///< lines that may wait
        Milliseconds patience{2'000}; ///< at the end, for what waits
        /// The line that stands where \a lost lines are missing, with its end.
        std::function<QByteArray(qint64 lost)> gap;
        /// Told once when lines begin to get lost, and why; again after a line got through. On
        /// any thread; may put() into another writer.
        std::function<void(const QString &why)> lossBegins = [](const QString &) {
        };
        bool isTold = false; ///< that the sink takes nothing from the start
    };

    LogWriter(std::unique_ptr<LogSink> sink, Options options);
    /// Finishes first.
    ~LogWriter();
    LogWriter(const LogWriter &) = delete;
    LogWriter &operator=(const LogWriter &) = delete;

    /// From any thread.
    void put(const QByteArray &line);
    /// From any thread.
    void reopen();
    /// Writes what waits, within the patience; a sink that hangs is left behind with its thread.
    /// What is put afterwards is dropped, and nobody is told of losses any more.
    void finish();

private:
    class Work;

    std::shared_ptr<Work> m_work; ///< shared with the thread, which may outlive this
};

} // namespace savehub
