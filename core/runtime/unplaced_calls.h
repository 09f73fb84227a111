// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"

#include <set>

namespace savehub {

/// While nothing can be saved, no call may go out, and that none did cannot be recorded either. So
/// it is told when a call window has closed, for a person to call by hand.
class UnplacedCalls
{
public:
    UnplacedCalls(const Ports &ports, const EngineObserver &observer,
                  const DecisionMaker &decisions)
        : m_ports(ports),
          m_observer(observer),
          m_decisions(decisions)
    {
    }

    /// Tells of those whose call window has closed by \a now, of each once. \a why says what keeps
    /// things from being saved. It is empty when nothing does; then the history tells it.
    void tell(Instant now, const QString &why);

private:
    void tellOne(const IncidentRecord &record, const QString &why);

    const Ports &m_ports;
    const EngineObserver &m_observer;
    const DecisionMaker &m_decisions;
    std::set<IncidentId> m_told;
};

} // namespace savehub
