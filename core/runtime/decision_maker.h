// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decide.h"
#include "runtime/doubtful_decisions.h"
#include "runtime/engine_ports.h"
#include "runtime/lasting_trouble.h"
#include "runtime/undo_watch.h"
#include "runtime/unsaved_events.h"

#include <functional>
#include <memory>
#include <vector>

namespace savehub {

/// A command, and the incident that it is for.
struct Order {
    IncidentId incident;
    Command command;
    const IncidentRecord *record; ///< as it was committed; valid while the order is handed over
};

/// A decision, or why there is none.
struct Decided {
    IncidentId incident;
    Result<Decision> decision;
};

/// Lets the engine decide inside the store's transaction. Once that is committed, writes the log,
/// tells the observer and hands the commands over.
class DecisionMaker
{
public:
    using Dispatch = std::function<void(const std::vector<Order> &)>;

    /// \a lookSoon is called after decisions that changed something, and when something waits to be
    /// saved together with others. The owner has to call decideDue() soon.
    DecisionMaker(const Ports &ports, const EngineObserver &observer, Dispatch dispatch,
                  std::function<void()> lookSoon);
    ~DecisionMaker();

    /// An error means that nothing changed; so does a decision with a refusal.
    Result<Decision> apply(const IncidentId &incident, const Event &event);

    /// For a caller who waits for the answer: it is saved when this returns. A refusal becomes the
    /// error, and so does a busy database.
    Done submit(const IncidentId &incident, const Event &event);

    /// The same for an answer that somebody gives only once. What cannot be saved now is kept, and
    /// counts until it is saved. The error says so.
    Done submitOrKeep(const IncidentId &incident, const Event &answer);
    /// Whether an answer for \a incident waits to be saved. Then nothing may go out for it.
    bool holdsAnswer(const IncidentId &incident) const { return m_unsaved.holdsAnswer(incident); }

    /// Makes many decisions in one commit and at one \a now. After an error nothing is changed,
    /// unless the commit failed at its very end: DoubtfulDecisions finds that out, and it is published
    /// then.
    /// Nothing is told and nothing is carried out before publish().
    Result<std::vector<Decided>> decideAll(const std::vector<IncidentEvent> &occurrences,
                                           Instant now)
    {
        return decideAll(occurrences, now, 0);
    }
    /// The same for \a due, in one commit with what waits to be saved (a hundred at most). The
    /// latter is published at once.
    Result<std::vector<Decided>> decideDue(const std::vector<IncidentEvent> &due, Instant now);
    void publish(const std::vector<Decided> &decided);

    /// For what has happened already and must not be forgotten: it is kept until it is saved. What
    /// became of messages is saved many at once, with what is due next.
    void record(const IncidentId &incident, const Event &event);
    /// How many incidents wait to be saved with what is due.
    size_t waiting() const { return m_isUnavailable ? 0 : m_unsaved.freshIncidents(); }
    /// Whether something that happened to \a incident is not saved yet.
    bool hasUnsaved(const IncidentId &incident) const { return m_unsaved.concerns(incident); }
    bool hasUnsaved() const { return !m_unsaved.isEmpty(); }
    size_t unsavedIncidents() const { return m_unsaved.incidents(); }
    /// Why something cannot be saved. Empty when everything can.
    const QString &problem() const { return m_trouble.words(); }

    /// The program ends: tries to save what is kept, without the longer pauses.
    void hurry();
    /// The program ends: writes into the log what is lost with it.
    void logWhatIsUnsaved();

    /// Others changed the database: no answer can be undone any more.
    void forgetUndo() { m_undo.forget(); }

private:
    Result<std::vector<Decided>> decideAll(const std::vector<IncidentEvent> &occurrences,
                                           Instant now, size_t kept);
    Done resolveDoubts(Instant now);
    void publishConfirmed();
    bool hasOpen() const { return !m_unsaved.stuck(1).empty() || !m_doubtful.isEmpty(); }
    void tryAgainLater();
    Store::Question questionOf(const IncidentEvent &occurrence, Instant now,
                               bool callIsRefused) const;
    Result<Decision> orWithoutCall(const IncidentEvent &occurrence, Result<Decision> decision,
                                   Instant now);
    static Result<Decision> orAlarm(Result<Decision> decision);
    void saveWaitingSoon();
    void saveStuck();
    void saveStuckAfter(Milliseconds pause);
    void save(const std::vector<IncidentEvent> &kept);
    Result<std::vector<Decided>> saveWith(const std::vector<IncidentEvent> &kept,
                                          const std::vector<IncidentEvent> &due, Instant now);
    void keep(const IncidentId &incident, const Error &why);
    void tellWhenAllIsSaved();

    const Ports &m_ports;
    const EngineObserver &m_observer;
    Dispatch m_dispatch;
    std::function<void()> m_lookSoon;
    UndoWatch m_undo;
    UnsavedEvents m_unsaved;
    DoubtfulDecisions m_doubtful;
    std::vector<Decided> m_confirmed; ///< those that were saved after all; to be published
    std::unique_ptr<Wakeup> m_nextRetry;
    Milliseconds m_pause;
    Milliseconds m_longestPause;
    LastingTrouble m_trouble;     ///< why something cannot be saved
    bool m_isUnavailable = false; ///< the database, when it was last asked
};

} // namespace savehub
