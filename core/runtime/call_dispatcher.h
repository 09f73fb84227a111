// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"

#include <map>
#include <optional>

namespace savehub {

/// Places the calls that the engine orders.
class CallDispatcher
{
public:
    CallDispatcher(const Ports &ports, DecisionMaker &decisions);

    /// Makes one request. Whether it may go is asked now, and again just before its first byte
    /// leaves.
    void place(const IncidentId &incident, const AttemptKey &key);
    /// Drops the request of that attempt, if it may not go any more and nothing of it has left.
    void withdraw(const AttemptKey &key);
    /// The same for every request that is out: somebody may have answered elsewhere, or stopped all
    /// calls.
    void withdrawUnwanted();
    /// Whether a request is out whose answer has not come.
    bool isSending() const { return !m_sending.empty(); }

private:
    /// What is to be sent, as the database says now.
    struct Order {
        IncidentRecord record;
        Attempt attempt;
        Settings settings;
    };
    /// What becomes of the attempt when its call may not be sent. Nothing when it is not ours to
    /// send any more.
    using Objection = std::optional<Event>;

    struct Sending {
        IncidentId incident;
        Provider provider = Provider::Mock;
        PhoneNumber to; ///< the number that the request was made for
        bool testMode = false;
        Objection objection{}; ///< of the last look, if it had any
        bool hasLeft = false;  ///< the last look let it go: nothing withdraws it now
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
