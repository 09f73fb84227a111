// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/log_writer.h"

#include "domain/words.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace savehub {

class LogWriter::Work
{
public:
    Work(std::unique_ptr<LogSink> sink, Options options)
        : m_sink(std::move(sink)),
          m_options(std::move(options)),
          m_isLosing(m_options.isTold)
    {
    }

    void put(const QByteArray &line);
    void reopen();
    void run();
    void finish();

private:
    using Lock = std::unique_lock<std::mutex>;

    bool hasWork() const { return !m_lines.empty() || m_overflow > 0 || m_reopen || m_isEnding; }
    /// The next line, or one that says how many lines did not fit.
    QByteArray take();
    void write(const QByteArray &line, Lock &lock);
    void lose(qint64 lines, const QString &why, Lock &lock);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<QByteArray> m_lines;
    qint64 m_overflow = 0; ///< lines that did not fit behind the last of m_lines
    qint64 m_refused = 0;  ///< lines that the sink did not take
    int m_telling = 0;     ///< calls of lossBegins that are under way
    bool m_reopen = false;
    bool m_isEnding = false;
    bool m_isOver = false;
    std::unique_ptr<LogSink> m_sink; ///< the thread's
    const Options m_options;
    bool m_isLosing;
};

void LogWriter::Work::put(const QByteArray &line)
{
    Lock lock(m_mutex);
    if (m_isEnding) {
        return;
    }
    if (m_lines.size() >= m_options.capacity) {
        m_overflow += 1;
        lose(0, Words::tr("nobody takes them"), lock);
        return;
    }
    if (m_overflow > 0) {
        m_lines.push_back(m_options.gap(std::exchange(m_overflow, 0)));
    }
    m_lines.push_back(line);
    m_changed.notify_all();
}

void LogWriter::Work::reopen()
{
    const Lock lock(m_mutex);
    m_reopen = true;
    m_changed.notify_all();
}

QByteArray LogWriter::Work::take()
{
    if (m_lines.empty()) {
        return m_options.gap(std::exchange(m_overflow, 0));
    }
    auto line = std::move(m_lines.front());
    m_lines.pop_front();
    return line;
}

void LogWriter::Work::run()
{
    Lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return hasWork(); });
        if (std::exchange(m_reopen, false)) {
            lock.unlock();
            m_sink->reopen();
            lock.lock();
        }
        if (!m_lines.empty() || m_overflow > 0) {
            write(take(), lock);
        } else if (m_isEnding) {
            break;
        }
    }
    m_isOver = true;
    m_changed.notify_all();
}

/// Unlocks the mutex meanwhile, so that nobody waits for the sink.
void LogWriter::Work::write(const QByteArray &line, Lock &lock)
{
    const auto missing = m_refused;
    lock.unlock();
    const auto gapTold = missing > 0 ? m_sink->write(m_options.gap(missing)) : Done{};
    const auto written = gapTold.and_then([&] { return m_sink->write(line); });
    lock.lock();
    if (gapTold) {
        m_refused -= missing;
    }
    if (!written) {
        lose(1, written.error().what, lock);
    } else if (m_overflow == 0) {
        m_isLosing = false;
    }
}

void LogWriter::Work::lose(qint64 lines, const QString &why, Lock &lock)
{
    m_refused += lines;
    if (std::exchange(m_isLosing, true) || m_isEnding) {
        return;
    }
    m_telling += 1;
    lock.unlock();
    m_options.lossBegins(why);
    lock.lock();
    m_telling -= 1;
    m_changed.notify_all();
}

void LogWriter::Work::finish()
{
    Lock lock(m_mutex);
    m_isEnding = true;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_telling == 0; });
    m_changed.wait_for(lock, m_options.patience, [this] { return m_isOver; });
}

LogWriter::LogWriter(std::unique_ptr<LogSink> sink, Options options)
    : m_work(std::make_shared<Work>(std::move(sink), std::move(options)))
{
    std::thread([work = m_work] { work->run(); }).detach();
}

LogWriter::~LogWriter()
{
    finish();
}

void LogWriter::put(const QByteArray &line)
{
    m_work->put(line);
}

void LogWriter::reopen()
{
    m_work->reopen();
}

void LogWriter::finish()
{
    m_work->finish();
}

} // namespace savehub
