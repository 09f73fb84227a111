// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decision_maker.h"

namespace savehub {

/// Places calls, as the engine orders.
class CallCarrier
{
public:
    CallCarrier(const World &world, DecisionMaker &decisions);

    void place(const IncidentId &incident, const AttemptKey &key);
    /// A request is out whose answer has not come.
    bool isSending() const { return m_sending > 0; }

private:
    void send(const IncidentRecord &record, const Attempt &attempt, const Settings &settings);

    const World &m_world;
    DecisionMaker &m_decisions;
    int m_sending = 0;
};

} // namespace savehub
