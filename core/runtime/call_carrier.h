// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decision_maker.h"

#include <map>
#include <memory>

namespace savehub {

/// Places calls and takes them back, as the engine orders.
class CallCarrier
{
public:
    CallCarrier(const World &world, const Audience &audience, DecisionMaker &decisions);
    ~CallCarrier();

    void place(const IncidentId &incident, const AttemptKey &key);
    void end(const IncidentId &incident, const AttemptKey &key);
    /// A request is out whose answer has not come.
    bool isSending() const { return m_sending > 0; }

private:
    struct Ending {
        IncidentId incident;
        int tries = 0;
        std::unique_ptr<Wakeup> retry{};
    };

    void send(const IncidentRecord &record, const Attempt &attempt, const Settings &settings);
    void tryToEnd(const AttemptKey &key);
    void ended(const AttemptKey &key, const Done &result);

    const World &m_world;
    const Audience &m_audience;
    DecisionMaker &m_decisions;
    std::map<AttemptKey, Ending> m_endings;
    int m_sending = 0;
};

} // namespace savehub
