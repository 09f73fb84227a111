// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decide.h"
#include "undo_watch.h"
#include "world.h"

#include <functional>
#include <map>
#include <memory>

namespace savehub {

/// Lets the engine decide inside the store's transaction and, once that is committed, writes the
/// log, tells the audience and hands the commands over.
class DecisionMaker
{
public:
    using Carrier = std::function<void(const IncidentId &, const Command &)>;

    /// \a committed is called after every decision that changed something.
    DecisionMaker(const World &world, const Audience &audience, Carrier carrier,
                  std::function<void()> committed);
    ~DecisionMaker();

    /// An error, or a decision that may hold a refusal, means that nothing changed.
    Result<Decision> apply(const IncidentId &incident, const Event &event,
                           LineStanding line = LineStanding::Outside);

    /// For whoever waits for the answer: saved when it returns. A refusal is its error, and so is
    /// a busy database.
    Done submit(const IncidentId &incident, const Event &event);

    /// For what has happened already and must not be forgotten: when the database is busy, tried
    /// again until it is saved.
    void record(const IncidentId &incident, const Event &event);

    /// The database was changed by others: what was answered cannot be undone any more.
    void forgetUndo() { m_undo.forget(); }

private:
    Result<Decision> decideAndSave(const IncidentId &incident, const Event &event,
                                   LineStanding line, bool callIsRefused);
    void tryToRecord(const IncidentId &incident, const Event &event, bool isFirstTry);
    void retryLater(const IncidentId &incident, const Event &event);
    void publish(const IncidentId &incident, const Decision &decision);

    const World &m_world;
    const Audience &m_audience;
    Carrier m_carrier;
    std::function<void()> m_committed;
    UndoWatch m_undo;
    int m_nextRetry = 0;
    std::map<int, std::unique_ptr<Wakeup>> m_retries;
};

} // namespace savehub
