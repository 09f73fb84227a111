// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decision_maker.h"
#include "reconciler.h"

namespace savehub {

/// Sends emails and texts, as the engine orders, and looks for texts whose answer got lost.
class MessageCarrier
{
public:
    MessageCarrier(const World &world, DecisionMaker &decisions);

    void sendText(const IncidentId &incident, const StepId &id);
    void sendEmail(const IncidentId &incident, const StepId &id);
    void reconcileText(const IncidentId &incident, const StepId &id);
    /// A message is out whose answer has not come.
    bool isSending() const { return m_sending > 0; }

private:
    struct Order {
        IncidentRecord record;
        Step step;
        Settings settings;
    };

    /// The step, if it may still leave now; what stops it is recorded.
    std::optional<Order> readyToSend(const IncidentId &incident, const StepId &id);
    bool mayLeave(const IncidentId &incident, const StepId &id) const;
    Result<QString> textOf(const IncidentRecord &record, const Step &step) const;
    std::function<void(SendOutcome)> onAnswer(const IncidentId &incident, const StepId &id);
    void list(const StepId &id, const Reconciler<StepId>::Answer &answer);

    const World &m_world;
    DecisionMaker &m_decisions;
    std::map<StepId, IncidentId> m_reconciling;
    Reconciler<StepId> m_reconciler;
    int m_sending = 0;
};

} // namespace savehub
