// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"
#include "runtime/reconciler.h"

namespace savehub {

/// Sends the emails and texts that the engine orders, and looks for texts whose answer was lost. An
/// email may wait for its turn or for a slow server, so its guards are asked again where it would
/// leave.
class MessageDispatcher
{
public:
    MessageDispatcher(const Ports &ports, DecisionMaker &decisions);

    /// Sends the texts and emails among \a orders. What they need is read for all of them at once.
    void send(const std::vector<Order> &orders);
    /// Drops the text's request, if it may not leave any more and nothing of it has left.
    void withdraw(const StepId &id);
    /// The same for every text that waits for its connection.
    void withdrawUnwanted();
    void reconcileText(const IncidentId &incident, const StepId &id);
    /// Whether a message is out whose answer has not come.
    bool isSending() const { return !m_texts.empty() || m_emailsUnderWay > 0; }
    /// How many more messages of \a channel may be handed over before others have their answer.
    /// What is claimed has to leave soon.
    int room(Channel channel) const;

private:
    struct Ready {
        IncidentRecord record;
        Step step;
        Settings settings;
    };
    /// What was read for the orders that are being carried out. It holds until the database changes
    /// or the day ends.
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
        QString address; ///< where it goes
    };

    Reading read(const std::vector<IncidentId> &incidents);
    bool isStillTrue(const AtHand &atHand) const;
    /// The step, if it may still leave now. What stops it is recorded.
    std::optional<Ready> readyToSend(const AtHand &atHand, const IncidentId &incident,
                                     const StepId &id);
    void sendText(const Reading &atHand, const IncidentId &incident, const command::SendText &text);
    void sendEmail(const Reading &atHand, const IncidentId &incident, const StepId &id);
    /// Asks again at the last moment whether the message of \a step may leave. The reason against
    /// it goes into \a refusal. What is at hand is read again if it may have changed.
    std::function<bool()> lastLook(const Reading &atHand, const IncidentId &incident,
                                   const Step &step, const std::shared_ptr<Reason> &refusal);
    Reason refusalInMemory(const IncidentId &incident, bool isText) const;
    /// The reason against the message of \a step to \a address by now. Nothing when the database
    /// cannot say, or when the message is now for another provider or address.
    std::optional<Reason> refusalNow(const AtHand &atHand, const IncidentId &incident,
                                     const StepId &step, const QString &address);
    Result<QString> textOf(const IncidentRecord &record, const Step &step) const;
    void withdraw(const AtHand &atHand, const std::vector<StepId> &ids);
    /// Records what became of the message. \a refusal says why it must not leave any more.
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
