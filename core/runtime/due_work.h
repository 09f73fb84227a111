// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/line.h"
#include "engine/schedule.h"
#include "runtime/decision_maker.h"
#include "runtime/lasting_trouble.h"
#include "runtime/missed_notices.h"
#include "runtime/recovery.h"
#include "runtime/unplaced_calls.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace savehub {

/// Does what is due, holds calls in the line until it is their turn, and sets the one alarm for the
/// next due moment. There is no polling: whoever changes the database calls lookSoon().
///
/// Calls go first. Then come texts, then emails, then what was found too late. These are done in
/// slices of some milliseconds. Each slice is one commit, together with what became of earlier
/// messages. Between two slices it looks for calls and returns to the event loop. No slice begins
/// when a call falls due before the slice would be done.
class DueWork
{
public:
    /// How many more messages of that channel may be under way.
    using Room = std::function<int(Channel)>;

    DueWork(const Ports &ports, const EngineObserver &observer, DecisionMaker &decisions,
            Recovery &recovery, Room room);
    ~DueWork();

    /// Looks as soon as the current call stack is done.
    void lookSoon();
    /// When the next call falls due that \a work, begun now, would keep waiting. Nothing if there is
    /// none, or if it was looked for already.
    std::optional<Instant> callDueBefore(Milliseconds work) const;
    /// Nothing new is started after this. What became of messages is still saved.
    void stop();
    /// Why what is due cannot be read or saved. Empty when it can.
    const QString &problem() const { return m_trouble.words(); }

private:
    /// Any slice is expected to take at least this long: a disk is not always as quick as it was.
    static constexpr Milliseconds leastExpected{30};

    /// One look: its only "now", and its results so far.
    struct Look {
        Instant now;
        bool hasMore = false; ///< something is left to be done at once
        bool isHeld = false;  ///< a call falls due before a slice would be done
        Done done{};          ///< the first failure; later work goes on regardless
    };

    void look();
    void doCalls(Look &look);
    void dropThoseTooLate(Look &look);
    void grantTurns(Look &look);
    void grantTurn(Look &look, const IncidentId &incident);
    void doSlice(Look &look);
    std::vector<IncidentId> nextSlice(Look &look);
    std::vector<IncidentId> due(Look &look, DueKind kind, SendWindow when, int limit);
    std::vector<Decided> decide(Look &look, const std::vector<IncidentId> &incidents,
                                LineTurn line);
    std::vector<IncidentEvent> occurrencesOf(const std::vector<IncidentId> &incidents,
                                             LineTurn line);
    std::vector<Decided> carryOut(Look &look, Result<std::vector<Decided>> decided);
    void failed(Look &look, const IncidentId &incident, const Error &error);
    bool holdsBack(Look &look);
    bool isSlotFree(Instant now) const;
    Result<Instant> nextAlarm(Instant now);
    void tellTrouble(const Look &look);
    void setAlarm(const Look &look);
    void adjustSlice(Milliseconds taken);
    void wakeAt(Instant when);

    const Ports &m_ports;
    const EngineObserver &m_observer;
    DecisionMaker &m_decisions;
    Recovery &m_recovery;
    Room m_room;
    MissedNotices m_missed;
    UnplacedCalls m_unplaced;
    WaitingLine m_line;
    EngagedPhones m_engaged; ///< calls to these get no turn until then
    std::optional<Instant> m_lastGrant;
    int m_callsPerSecond = 1; ///< as the settings last said
    int m_sliceSize;          ///< incidents; shrinks when a slice takes longer than it may
    Milliseconds m_sliceTakes{leastExpected}; ///< as the last ones did
    std::optional<Instant> m_heldUntil;
    Instant m_lookedAt{};
    std::unique_ptr<Wakeup> m_alarm;
    Instant m_alarmAt{};
    bool m_stopped = false;
    bool m_lookAgain = false;
    LastingTrouble m_trouble; ///< with the database
};

} // namespace savehub
