// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decision_maker.h"
#include "line.h"

#include <memory>
#include <optional>
#include <vector>

namespace savehub {

/// Does what is due, holds calls in the line until it is their turn, and sets the one alarm for
/// the next due moment. There is no polling: who changes the database calls lookSoon().
class DueWork
{
public:
    DueWork(const World &world, const Audience &audience, DecisionMaker &decisions);
    ~DueWork();

    /// As soon as the current call stack is done.
    void lookSoon();
    /// Nothing is started any more.
    void stop();

private:
    void look();
    Done doDueIncidents();
    Done dropThoseTooLate();
    Done grantTurns(int callsPerSecond);
    Result<Instant> nextAlarm(int callsPerSecond);
    Done work();
    bool waits(const IncidentId &incident) const;
    void leaveLine(const IncidentId &incident);

    const World &m_world;
    const Audience &m_audience;
    DecisionMaker &m_decisions;
    std::vector<CallCandidate> m_line;
    std::optional<Instant> m_lastGrant;
    std::unique_ptr<Wakeup> m_alarm;
    bool m_stopped = false;
    bool m_moreIsDue = false;
    bool m_failing = false; ///< the operator has been told
};

} // namespace savehub
