// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"

#include <map>
#include <memory>

namespace savehub {

/// Asks what calls that are over have cost. The provider knows it only some time later.
class CallPriceFetcher
{
public:
    CallPriceFetcher(const Ports &ports, DecisionMaker &decisions);
    ~CallPriceFetcher();

    /// Goes on where a former run stopped asking.
    Done recover();
    void start(const IncidentRecord &record, const AttemptKey &key);

private:
    struct Awaited {
        IncidentId incident;
        Provider provider = Provider::Twilio;
        ProviderSid sid;
        Instant endedAt;
        std::unique_ptr<Wakeup> nextLook{};
    };

    void await(const Attempt &attempt);
    void lookLater(const AttemptKey &key);
    void look(const AttemptKey &key);
    void take(const AttemptKey &key, const Result<CallReport> &report);

    const Ports &m_ports;
    DecisionMaker &m_decisions;
    std::map<AttemptKey, Awaited> m_awaited;
};

} // namespace savehub
