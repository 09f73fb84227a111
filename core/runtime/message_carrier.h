// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"
#include "runtime/reconciler.h"

namespace savehub {

/// Sends emails and texts, as the engine orders, and looks for texts whose answer got lost. An email
/// that waits for its turn or for a slow server is asked for its guards again where it would leave.
class MessageCarrier
{
public:
    MessageCarrier(const Ports &ports, DecisionMaker &decisions);

    /// The texts and emails among \a orders; what they need is read at once for all of them.
    void send(const std::vector<Order> &orders);
    /// Drops the text's request, if nothing of it has left and it may not leave any more.
    void withdraw(const StepId &id);
    /// Likewise every text that waits for its connection.
    void withdrawUnwanted();
    void reconcileText(const IncidentId &incident, const StepId &id);
    /// A message is out whose answer has not come.
    bool isSending() const { return !m_texts.empty() || m_emailsUnderWay > 0; }
    /// How many more of \a channel may be handed over before others have their answer: what is
    /// claimed has to leave soon.
    int room(Channel channel) const;

private:
    struct Ready {
        IncidentRecord record;
        Step step;
        Settings settings;
    };
    /// What was read for the orders that are being carried out; it is true until the database
    /// changes or the day ends.
    struct AtHand {
        Instant readAt;
        Result<DataVersion> version; ///< before the rest was read
        std::map<IncidentId, Result<IncidentRecord>> records;
        Result<Standing> standing;
    };
    using Reading = std::shared_ptr<const AtHand>;
    /// A text that was handed over.
    struct UnderWay {
        IncidentId incident;
        Provider provider;
        QString address; ///< it goes to
    };

    Reading read(const std::vector<IncidentId> &incidents);
    bool isStillTrue(const AtHand &atHand) const;
    /// The step, if it may still leave now; what stops it is recorded.
    std::optional<Ready> readyToSend(const AtHand &atHand, const IncidentId &incident,
                                     const StepId &id);
    void sendText(const Reading &atHand, const IncidentId &incident, const command::SendText &text);
    void sendEmail(const Reading &atHand, const IncidentId &incident, const StepId &id);
    /// Asks again at the last moment whether the message of \a step may leave; what speaks against it
    /// is in \a refusal. What is at hand is read again if it may have changed.
    std::function<bool()> lastLook(const Reading &atHand, const IncidentId &incident,
                                   const Step &step, const std::shared_ptr<Reason> &refusal);
    Reason refusalInMemory(const IncidentId &incident, bool isText) const;
    /// What speaks against the message of \a step to \a address by now; nothing when the database
    /// cannot say, or it is for another provider or address.
    std::optional<Reason> refusalNow(const AtHand &atHand, const IncidentId &incident,
                                     const StepId &step, const QString &address);
    Result<QString> textOf(const IncidentRecord &record, const Step &step) const;
    void withdraw(const AtHand &atHand, const std::vector<StepId> &ids);
    /// What became of it; \a refusal says why it was not to leave any more.
    void answered(const IncidentId &incident, const StepId &id, Reason refusal,
                  const SendOutcome &outcome);
    void list(const StepId &id, const Reconciler<StepId>::Answer &answer);

    const Ports &m_ports;
    DecisionMaker &m_decisions;
    std::map<StepId, IncidentId> m_reconciling;
    Reconciler<StepId> m_reconciler;
    std::map<StepId, UnderWay> m_texts;
    int m_emailsUnderWay = 0;
};

} // namespace savehub
