// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/message_dispatcher.h"

#include "engine/incident_record.h"
#include "engine/message_guards.h"
#include "runtime/gather_context.h"
#include "runtime/unclaimed.h"

#include <algorithm>
#include <memory>

namespace savehub {

namespace {

constexpr Milliseconds longestRequest{45'000};
constexpr int mostUnderWay = 100;

/// Where \a step goes: a number or an email address.
QString addressOf(const Person &person, const Step &step)
{
    if (step.channel == Channel::Text) {
        const auto number = phoneOf(person, step.recipient);
        return number ? number->e164() : QString();
    }
    return step.recipient == Recipient::Backup ? person.backup.email : person.email;
}

/// Where \a step's text went, whatever number the person has by now. An older program did not
/// record it.
std::optional<PhoneNumber> numberOf(const IncidentRecord &record, const Step &step)
{
    return step.to ? step.to : phoneOf(record.person, step.recipient);
}

} // namespace

MessageDispatcher::MessageDispatcher(const Ports &ports, DecisionMaker &decisions)
    : m_ports(ports),
      m_decisions(decisions),
      m_reconciler(
          ports.clock, [this](const StepId &id, const auto &answer) { list(id, answer); },
          [this](const StepId &id, const Reconciliation &result) {
              const auto incident = m_reconciling.extract(id);
              m_decisions.record(incident.mapped(), event::TextReconciled{id, result});
          })
{
}

int MessageDispatcher::room(Channel channel) const
{
    return mostUnderWay
           - (channel == Channel::Text ? static_cast<int>(m_texts.size()) : m_emailsUnderWay);
}

void MessageDispatcher::send(const std::vector<Order> &orders)
{
    std::vector<IncidentId> incidents;
    for (const auto &order : orders) {
        incidents.push_back(order.incident);
    }
    const auto atHand = read(incidents);
    for (const auto &[incident, command, record] : orders) {
        if (const auto *text = std::get_if<command::SendText>(&command)) {
            sendText(atHand, incident, *text);
        } else if (const auto *email = std::get_if<command::SendEmail>(&command)) {
            sendEmail(atHand, incident, email->step);
        }
    }
}

MessageDispatcher::Reading MessageDispatcher::read(const std::vector<IncidentId> &incidents)
{
    const auto now = m_ports.clock.now();
    const auto atHand = std::make_shared<AtHand>(AtHand{.readAt = now,
                                                        .version = m_ports.store.version(),
                                                        .records = {},
                                                        .standing = m_ports.store.standing(now)});
    auto records = m_ports.store.loadAll(incidents);
    for (size_t i = 0; i < incidents.size(); ++i) {
        atHand->records.emplace(incidents[i], std::move(records[i]));
    }
    return atHand;
}

bool MessageDispatcher::isStillTrue(const AtHand &atHand) const
{
    const auto dayOf = [](Instant at) {
        return std::chrono::floor<std::chrono::days>(at);
    };
    const auto version = m_ports.store.version();
    return version && atHand.version && *version == *atHand.version
           && dayOf(m_ports.clock.now()) == dayOf(atHand.readAt);
}

std::optional<MessageDispatcher::Ready>
MessageDispatcher::readyToSend(const AtHand &atHand, const IncidentId &incident, const StepId &id)
{
    const auto &record = atHand.records.at(incident);
    const auto &standing = atHand.standing;
    const auto *step = record ? record->step(id) : nullptr;
    if (!step || !standing) {
        m_decisions.record(incident,
                           event::MessageSent{id, NotSent{Say::DatabaseUnreadBeforeMessage}});
        return std::nullopt;
    }
    if (step->status != StepStatus::Sending) {
        return std::nullopt; // another process took it over
    }
    const auto context = gatherContext(m_ports, *record, *standing, m_ports.clock.now());
    const auto verdict = askMessageGuards(*record, *step, context);
    if (!verdict.allowed()) {
        m_decisions.record(incident, event::MessageWithheld{id, verdict.refusal});
        return std::nullopt;
    }
    return Ready{*record, *step, standing->settings};
}

/// The same words whenever it is asked, because a text is recognised by them.
Result<QString> MessageDispatcher::textOf(const IncidentRecord &record, const Step &step) const
{
    return m_ports.messages.text(step.messageTemplate, record, step.recipient,
                                 step.sentAt.value_or(step.dueAt));
}

void MessageDispatcher::sendText(const Reading &atHand, const IncidentId &incident,
                                 const command::SendText &text)
{
    const auto &id = text.step;
    const auto order = readyToSend(*atHand, incident, id);
    if (!order) {
        return;
    }
    const auto &[record, step, settings] = *order;
    if (step.provider != settings.provider) {
        m_decisions.record(incident,
                           event::MessageSent{id, NotSent{Say::ProviderSwitchedBeforeText}});
        return;
    }
    const auto &to = phoneOf(record.person, step.recipient);
    if (to != step.to) { // the quota was asked for the other number
        m_decisions.record(incident, event::MessageSent{id, NotSent{Say::NumberChangedBeforeText}});
        return;
    }
    const auto now = m_ports.clock.now();
    const auto body = text.body.isEmpty() ? textOf(record, step) : Result<QString>(text.body);
    if (!body) {
        m_decisions.record(incident, event::MessageSent{id, Rejected{body.error().text()}});
        return;
    }
    const auto refusal = std::make_shared<Reason>(Reason::None);
    const TextRequest request{
        .step = id,
        .to = *to,
        .body = *body,
        .timeAllowed = std::clamp<Milliseconds>(step.lastAt - now, Seconds{1}, longestRequest),
        .testMode = settings.testMode,
        .mayLeave = lastLook(atHand, incident, step, refusal)};
    m_texts[id] = {incident, *step.provider, addressOf(record.person, step)};
    m_ports.providers.texts(*step.provider).send(request, [=, this](const SendOutcome &outcome) {
        m_texts.erase(id);
        answered(incident, id, *refusal, outcome);
    });
}

void MessageDispatcher::sendEmail(const Reading &atHand, const IncidentId &incident,
                                  const StepId &id)
{
    const auto order = readyToSend(*atHand, incident, id);
    if (!order) {
        return;
    }
    const auto &[record, step, settings] = *order;
    const auto composed =
        m_ports.messages.email(step.messageTemplate, record, step.recipient, m_ports.clock.now());
    if (!composed) {
        m_decisions.record(incident, event::MessageSent{id, Rejected{composed.error().text()}});
        return;
    }
    const bool toBackup = step.recipient == Recipient::Backup;
    const auto refusal = std::make_shared<Reason>(Reason::None);
    const EmailRequest request{.messageId = id.text() + QStringLiteral("@savehub"),
                               .toName = toBackup ? record.person.backup.name : record.person.name,
                               .toAddress = addressOf(record.person, step),
                               .subject = composed->subject,
                               .body = composed->body,
                               .timeAllowed = step.lastAt - m_ports.clock.now(),
                               .mayLeave = lastLook(atHand, incident, step, refusal)};
    m_emailsUnderWay += 1;
    m_ports.mail.send(request, [=, this](const SendOutcome &outcome) {
        m_emailsUnderWay -= 1;
        answered(incident, id, *refusal, outcome);
    });
}

std::function<bool()> MessageDispatcher::lastLook(const Reading &atHand, const IncidentId &incident,
                                                  const Step &step,
                                                  const std::shared_ptr<Reason> &refusal)
{
    const auto address = addressOf(atHand->records.at(incident)->person, step);
    return [=, this, id = step.id, isText = step.channel == Channel::Text] {
        const auto inMemory = refusalInMemory(incident, isText);
        const auto found = inMemory != Reason::None ? std::optional(inMemory)
                           : isStillTrue(*atHand)
                               ? refusalNow(*atHand, incident, id, address)
                               : refusalNow(*read({incident}), incident, id, address);
        *refusal = found.value_or(Reason::None);
        return found == Reason::None;
    };
}

/// Asked first, so that it does not wait for a busy database.
Reason MessageDispatcher::refusalInMemory(const IncidentId &incident, bool isText) const
{
    if (isText && m_ports.isStopped()) {
        return Reason::CallsStopped;
    }
    return m_decisions.holdsAnswer(incident) ? Reason::IncidentNotActive : Reason::None;
}

std::optional<Reason> MessageDispatcher::refusalNow(const AtHand &atHand,
                                                    const IncidentId &incident, const StepId &id,
                                                    const QString &address)
{
    const auto &record = atHand.records.at(incident);
    const auto &standing = atHand.standing;
    const auto *step = record ? record->step(id) : nullptr;
    if (!step || !standing || addressOf(record->person, *step) != address
        || (step->channel == Channel::Text && step->provider != standing->settings.provider)) {
        return std::nullopt;
    }
    const auto context = gatherContext(m_ports, *record, *standing, m_ports.clock.now());
    return askMessageGuards(*record, *step, context).refusal;
}

void MessageDispatcher::answered(const IncidentId &incident, const StepId &id, Reason refusal,
                                 const SendOutcome &outcome)
{
    if (refusal != Reason::None) {
        m_decisions.record(incident, event::MessageWithheld{id, refusal});
    } else {
        m_decisions.record(incident, event::MessageSent{id, outcome});
    }
}

void MessageDispatcher::withdraw(const StepId &id)
{
    const auto text = m_texts.find(id);
    if (text != m_texts.end()) {
        withdraw(*read({text->second.incident}), {id});
    }
}

void MessageDispatcher::withdrawUnwanted()
{
    std::vector<StepId> ids;
    std::vector<IncidentId> incidents;
    for (const auto &[id, text] : m_texts) {
        ids.push_back(id);
        incidents.push_back(text.incident);
    }
    if (!ids.empty()) {
        withdraw(*read(incidents), ids);
    }
}

/// The answer to a withdrawn text says only that nothing left. The next decision about it finds out
/// why.
void MessageDispatcher::withdraw(const AtHand &atHand, const std::vector<StepId> &ids)
{
    for (const auto &id : ids) {
        const auto text = m_texts.find(id);
        if (text == m_texts.end()) {
            continue; // a text that is withdrawn may be answered and gone at once
        }
        const auto [incident, provider, address] = text->second;
        if (refusalInMemory(incident, true) != Reason::None
            || refusalNow(atHand, incident, id, address) != Reason::None) {
            m_ports.providers.texts(provider).withdraw(id);
        }
    }
}

void MessageDispatcher::reconcileText(const IncidentId &incident, const StepId &id)
{
    m_reconciling[id] = incident;
    m_reconciler.start(id);
}

void MessageDispatcher::list(const StepId &id, const Reconciler<StepId>::Answer &answer)
{
    const auto record = m_ports.store.load(m_reconciling.at(id));
    const auto *step = record ? record->step(id) : nullptr;
    const auto to = step ? numberOf(*record, *step) : std::nullopt;
    const auto body = step ? textOf(*record, *step) : Result<QString>(QString());
    if (!to || !step->provider || !body) {
        answer(std::nullopt);
        return;
    }
    const auto sentAt = step->sentAt.value_or(step->dueAt);
    m_ports.providers.texts(*step->provider)
        .list(*to, sentAt,
              [this, answer, sentAt, body = *body](const Result<std::vector<ListedText>> &listed) {
                  answer(listed ? unclaimed(m_ports.store, *listed, sentAt, body) : std::nullopt);
              });
}

} // namespace savehub
