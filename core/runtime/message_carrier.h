// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decision_maker.h"
#include "reconciler.h"

namespace savehub {

/// Sends emails and texts, as the engine orders, and looks for texts whose answer got lost. An email
/// that waits for its turn or for a slow server is asked for its guards again where it would leave.
class MessageCarrier
{
public:
    MessageCarrier(const World &world, DecisionMaker &decisions);

    /// The texts and emails among \a orders; what they need is read at once for all of them.
    void send(const std::vector<Order> &orders);
    void reconcileText(const IncidentId &incident, const StepId &id);
    /// A message is out whose answer has not come.
    bool isSending() const { return m_textsUnderWay + m_emailsUnderWay > 0; }
    /// How many more of \a channel may be handed over before others have their answer: what is
    /// claimed has to leave soon.
    int room(Channel channel) const;

private:
    struct Ready {
        IncidentRecord record;
        Step step;
        Settings settings;
    };
    /// What was read for the orders that are being carried out.
    struct AtHand {
        std::map<IncidentId, Result<IncidentRecord>> records;
        Result<Standing> standing;
    };

    /// The step, if it may still leave now; what stops it is recorded.
    std::optional<Ready> readyToSend(const AtHand &atHand, const IncidentId &incident,
                                     const StepId &id);
    void sendText(const AtHand &atHand, const IncidentId &incident, const StepId &id);
    void sendEmail(const AtHand &atHand, const IncidentId &incident, const StepId &id);
    /// Asks again at the last moment whether the message of \a step may leave; what speaks against it
    /// is in \a refusal.
    std::function<bool()> lastLook(const IncidentId &incident, const Step &step,
                                   const std::shared_ptr<Reason> &refusal);
    /// What speaks against the message of \a step by now; nothing when the database cannot say, or
    /// another provider is to send it.
    std::optional<Reason> refusalNow(const IncidentId &incident, const StepId &step);
    Result<QString> textOf(const IncidentRecord &record, const Step &step) const;
    /// Takes what became of it; \a refusal says why it was not to leave any more.
    std::function<void(SendOutcome)> onAnswer(int &underWay, const IncidentId &incident,
                                              const StepId &id,
                                              const std::shared_ptr<const Reason> &refusal);
    void list(const StepId &id, const Reconciler<StepId>::Answer &answer);

    const World &m_world;
    DecisionMaker &m_decisions;
    std::map<StepId, IncidentId> m_reconciling;
    Reconciler<StepId> m_reconciler;
    int m_textsUnderWay = 0;
    int m_emailsUnderWay = 0;
};

} // namespace savehub
