// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls_first.h"
#include "decide.h"
#include "doubtful_decisions.h"
#include "undo_watch.h"
#include "unsaved_events.h"
#include "world.h"

#include <functional>
#include <memory>
#include <vector>

namespace savehub {

/// What has been ordered, and for which incident.
struct Order {
    IncidentId incident;
    Command command;
    const IncidentRecord *record; ///< as it was committed; while it is handed over
};

/// A decision, or why there is none.
struct Decided {
    IncidentId incident;
    Result<Decision> decision;
};

/// Lets the engine decide inside the store's transaction and, once that is committed, writes the
/// log, tells the audience and hands the commands over.
class DecisionMaker
{
public:
    using Carrier = std::function<void(const std::vector<Order> &)>;

    /// \a committed is called after decisions that changed something.
    DecisionMaker(const World &world, const Audience &audience, Carrier carrier,
                  std::function<void()> committed, CallsFirst::NextCall nextCall);
    ~DecisionMaker();

    /// An error, or a decision that may hold a refusal, means that nothing changed.
    Result<Decision> apply(const IncidentId &incident, const Event &event);

    /// For whoever waits for the answer: saved when it returns. A refusal is its error, and so is
    /// a busy database.
    Done submit(const IncidentId &incident, const Event &event);

    /// Many decisions in one commit and at one \a now. An error means that nothing changed for
    /// anybody, but for what DoubtfulDecisions says: that is found out and published later.
    /// Nothing is told and nothing carried out before publish().
    Result<std::vector<Decided>> decideAll(const std::vector<Occurrence> &occurrences, Instant now)
    {
        return decideAll(occurrences, now, false);
    }
    void publish(const std::vector<Decided> &decided);

    /// For what has happened already and must not be forgotten: kept until it is saved. What
    /// became of messages is saved many at once, a moment later.
    void record(const IncidentId &incident, const Event &event);
    /// Something that happened to \a incident is not saved yet.
    bool hasUnsaved(const IncidentId &incident) const { return m_unsaved.concerns(incident); }
    bool hasUnsaved() const { return !m_unsaved.isEmpty(); }
    size_t unsavedIncidents() const { return m_unsaved.incidents(); }

    /// The program ends: tries what is kept without the longer pauses.
    void hurry();
    /// And writes into the log what is lost with it.
    void logWhatIsUnsaved();

    /// The database was changed by others: what was answered cannot be undone any more.
    void forgetUndo() { m_undo.forget(); }

private:
    Result<std::vector<Decided>> decideAll(const std::vector<Occurrence> &occurrences, Instant now,
                                           bool areKept);
    Done resolveDoubts(Instant now);
    bool hasOpen() const { return !m_unsaved.stuck(1).empty() || !m_doubtful.isEmpty(); }
    void tryAgainLater();
    Store::Question questionOf(const Occurrence &occurrence, Instant now, bool callIsRefused) const;
    Result<Decision> orWithoutCall(const Occurrence &occurrence, Result<Decision> decision,
                                   Instant now);
    void saveFresh();
    void saveFreshSoon();
    void saveStuck();
    void saveStuckAfter(Milliseconds pause);
    void save(const std::vector<Occurrence> &batch);
    void keep(const IncidentId &incident, const Error &why);
    void tellWhenAllIsSaved();

    const World &m_world;
    const Audience &m_audience;
    Carrier m_carrier;
    std::function<void()> m_committed;
    UndoWatch m_undo;
    UnsavedEvents m_unsaved;
    DoubtfulDecisions m_doubtful;
    CallsFirst m_nextFresh;
    std::unique_ptr<Wakeup> m_nextRetry;
    Milliseconds m_pause;
    Milliseconds m_longestPause;
    bool m_wasTold = false;       ///< that something cannot be saved
    bool m_isUnavailable = false; ///< the database, when it was asked last
};

} // namespace savehub
