// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/calls_first.h"
#include "runtime/engine_ports.h"
#include "runtime/import_work.h"

#include <atomic>
#include <deque>

namespace savehub {

/// An import that somebody waits for. It may be made on any thread. All but isCancelled belongs to
/// the engine's thread.
struct ImportJob {
    std::unique_ptr<ImportWork> work;
    /// Called a few times a second.
    std::function<void(const ImportProgress &)> progressed = [](const ImportProgress &) {
    };
    /// Called once. An error says why the import was not taken, or not completely.
    std::function<void(const Done &)> ended = [](const Done &) {
    };
    std::atomic<bool> isCancelled = false; ///< it ends with the meeting or person under way
};

/// Carries out imports on the engine's thread, one commit at a time. Whatever else is due comes
/// between two of them.
class ImportRunner
{
public:
    struct Listener {
        std::function<void(bool hasSettled)> stepped; ///< called after each commit
        std::function<void()> toldProgress;           ///< called a few times a second
        std::function<void()> ended;
    };

    ImportRunner(const Ports &ports, Listener listener, CallsFirst::NextCall nextCall);
    ~ImportRunner();

    void start(std::shared_ptr<ImportJob> job);
    /// Takes nothing further. The jobs are not told.
    void stop();

private:
    void stepSoon();
    void step();
    void stepped();
    void failed(const Error &error);
    void end(const Done &how);

    const Ports &m_ports;
    Listener m_listener;
    std::deque<std::shared_ptr<ImportJob>> m_jobs; ///< the first is under way
    CallsFirst m_next;
    std::unique_ptr<Wakeup> m_nextTry;
    std::optional<Instant> m_toldAt;
    int m_settled = 0;
    int m_failures = 0; ///< in a row
};

} // namespace savehub
