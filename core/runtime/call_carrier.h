// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"

#include <map>
#include <optional>

namespace savehub {

/// Places calls, as the engine orders.
class CallCarrier
{
public:
    CallCarrier(const Ports &ports, DecisionMaker &decisions);

    /// One request. Whether it may go is asked now, and at the last moment before its first byte
    /// leaves.
    void place(const IncidentId &incident, const AttemptKey &key);
    /// Drops that request if it may not go any more and nothing of it has left.
    void withdraw(const AttemptKey &key);
    /// Likewise with every request that is out: somebody may have answered elsewhere, or stopped all
    /// calls.
    void withdrawUnwanted();
    /// A request is out whose answer has not come.
    bool isSending() const { return !m_sending.empty(); }

private:
    /// What is to be sent, as the database says it now.
    struct Order {
        IncidentRecord record;
        Attempt attempt;
        Settings settings;
    };
    /// Why not: what becomes of the attempt. Nothing when it is not ours to send any more.
    using Objection = std::optional<Event>;

    struct Sending {
        IncidentId incident;
        Provider provider = Provider::Mock;
        PhoneNumber to; ///< that the request was made for
        bool testMode = false;
        Objection objection{}; ///< of the last look, if it had any
        bool hasLeft = false;  ///< that look let it go: what is found later withdraws nothing
    };

    tl::expected<Order, Objection> look(const IncidentId &incident, const AttemptKey &key) const;
    void send(const Order &order);
    bool mayLeave(const AttemptKey &key);
    void sent(const AttemptKey &key, const SendOutcome &outcome);

    const Ports &m_ports;
    DecisionMaker &m_decisions;
    std::map<AttemptKey, Sending> m_sending;
};

} // namespace savehub
