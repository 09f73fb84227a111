// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"

#include <set>

namespace savehub {

/// While nothing can be saved no call may go out, and that none did cannot be written down either. So it
/// is told when a call window has closed, for a person to call by hand.
class UnplacedCalls
{
public:
    UnplacedCalls(const Ports &ports, const Audience &audience, const DecisionMaker &decisions)
        : m_ports(ports),
          m_audience(audience),
          m_decisions(decisions)
    {
    }

    /// Whose call window has closed by \a now, each once; \a why says what is in the way. While nothing
    /// is, the history tells it.
    void tell(Instant now, const QString &why);

private:
    void tellOne(const IncidentRecord &record, const QString &why);

    const Ports &m_ports;
    const Audience &m_audience;
    const DecisionMaker &m_decisions;
    std::set<IncidentId> m_told;
};

} // namespace savehub
