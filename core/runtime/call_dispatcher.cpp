// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/call_dispatcher.h"

#include "engine/call_guards.h"
#include "engine/phone_limit.h"
#include "runtime/gather_context.h"
#include "runtime/spoken_call.h"

namespace savehub {

namespace {

/// Asks the guards again. None when the call may go out.
Reason refusalNow(const Ports &ports, const IncidentRecord &record, const Attempt &attempt,
                  const Standing &standing)
{
    if (attempt.cancelWanted) {
        return Reason::IncidentNotActive;
    }
    const auto context = gatherContext(ports, record, standing, ports.clock.now());
    return askGuards(guardInputFor(record, context, attempt.key)).refusal;
}

} // namespace

CallDispatcher::CallDispatcher(const Ports &ports, DecisionMaker &decisions)
    : m_ports(ports),
      m_decisions(decisions)
{
}

void CallDispatcher::place(const IncidentId &incident, const AttemptKey &key)
{
    const auto order = look(incident, key);
    if (order) {
        send(*order);
    } else if (order.error()) {
        m_decisions.record(incident, *order.error());
    }
}

/// Looks into memory first: it must not wait for a busy database while all calls are stopped or the
/// person has answered.
tl::expected<CallDispatcher::Order, CallDispatcher::Objection>
CallDispatcher::look(const IncidentId &incident, const AttemptKey &key) const
{
    if (m_ports.isStopped()) {
        return tl::make_unexpected(Objection(event::CallWithheld{key, Reason::CallsStopped}));
    }
    if (m_decisions.holdsAnswer(incident)) {
        return tl::make_unexpected(Objection(event::CallWithheld{key, Reason::IncidentNotActive}));
    }
    const auto record = m_ports.store.load(incident);
    const auto standing = m_ports.store.standing(m_ports.clock.now());
    const auto *attempt = record ? record->attempt(key) : nullptr;
    if (!attempt || !standing) {
        return tl::make_unexpected(
            Objection(event::CallSent{key, NotSent{Say::DatabaseUnreadBeforeCall}}));
    }
    if (attempt->status != AttemptStatus::Sending || attempt->retryAt) {
        return tl::make_unexpected(Objection()); // another process took it over
    }
    if (attempt->provider != standing->settings.provider) {
        return tl::make_unexpected(
            Objection(event::CallSent{key, NotSent{Say::ProviderSwitchedBeforeCall}}));
    }
    if (record->person.phone && attempt->to != *record->person.phone) {
        return tl::make_unexpected(
            Objection(event::CallSent{key, NotSent{Say::NumberChangedBeforeCall}}));
    }
    if (phoneIsEngaged(*record, attempt->provider)) {
        return tl::make_unexpected(
            Objection(event::CallSent{key, NotSent{Say::PhoneInAnotherCall}}));
    }
    const auto refusal = refusalNow(m_ports, *record, *attempt, *standing);
    if (refusal != Reason::None) {
        return tl::make_unexpected(Objection(event::CallWithheld{key, refusal}));
    }
    return Order{*record, *attempt, standing->settings};
}

void CallDispatcher::send(const Order &order)
{
    const auto &[record, attempt, settings] = order;
    const auto spoken = spokenCall(m_ports.messages, record, attempt);
    if (!spoken) {
        m_decisions.record(record.incident.id,
                           event::CallSent{attempt.key, Rejected{spoken.error().text()}});
        return;
    }
    auto request = callRequest(attempt, *spoken, settings);
    request.meeting = record.meeting.id;
    request.person = record.person.id;
    request.mayLeave = [this, key = attempt.key] {
        return m_sending.at(key).hasLeft = mayLeave(key);
    };
    m_sending.insert_or_assign(attempt.key, Sending{.incident = record.incident.id,
                                                    .provider = attempt.provider,
                                                    .to = request.to,
                                                    .testMode = settings.testMode});
    m_ports.providers.calls(attempt.provider)
        .place(request,
               [this, key = attempt.key](const SendOutcome &outcome) { sent(key, outcome); });
}

/// The last look.
bool CallDispatcher::mayLeave(const AttemptKey &key)
{
    auto &sending = m_sending.at(key);
    const auto order = look(sending.incident, key);
    sending.objection.reset();
    if (order) {
        const bool isSameMode = order->settings.testMode == sending.testMode;
        if (isSameMode && order->attempt.to == sending.to) {
            return true;
        }
        const auto why =
            isSameMode ? Say::NumberChangedBeforeCall : Say::TestModeSwitchedBeforeCall;
        sending.objection = event::CallSent{key, NotSent{why}};
        return false;
    }
    sending.objection = order.error();
    const auto *withheld =
        sending.objection ? std::get_if<event::CallWithheld>(&*sending.objection) : nullptr;
    if (withheld && withheld->reason == Reason::OutsideCriticalWindow) {
        sending.objection = event::CallSent{key, NotSent{Say::NoConnection}};
    }
    return false;
}

void CallDispatcher::withdraw(const AttemptKey &key)
{
    const auto sending = m_sending.find(key);
    if (sending != m_sending.end() && !sending->second.hasLeft && !mayLeave(key)) {
        m_ports.providers.calls(sending->second.provider).withdraw(key);
    }
}

void CallDispatcher::withdrawUnwanted()
{
    std::vector<AttemptKey> keys; // a call that is withdrawn may be answered and gone at once
    for (const auto &[key, sending] : m_sending) {
        keys.push_back(key);
    }
    for (const auto &key : keys) {
        withdraw(key);
    }
}

void CallDispatcher::sent(const AttemptKey &key, const SendOutcome &outcome)
{
    const auto sending = m_sending.extract(key).mapped();
    const bool wasDropped = std::holds_alternative<NotSent>(outcome) && sending.objection;
    m_decisions.record(sending.incident,
                       wasDropped ? *sending.objection : event::CallSent{key, outcome});
}

} // namespace savehub
