// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/engine/incident_builder.h"

#include <array>
#include <vector>

namespace savehub::test {

constexpr int states = static_cast<int>(IncidentState::Resolved) + 1;

/// What an event does to an incident in each state: the state it enters, "stays" (something else
/// changes), "nothing" (accepted, the record is as it was) or "refused".
struct Row {
    const char *name;
    Instant now;
    Event event;
    std::array<const char *, states> after; ///< from SCHEDULED, OPEN, ACKNOWLEDGED, ESCALATING, …
};

inline const StepId callStep{QStringLiteral("incident-3")};
inline const StepId textStep{QStringLiteral("incident-2")};
inline const AttemptKey callKey{QStringLiteral("key")};
inline const auto operatorName = QStringLiteral("operator");

inline CallReport report(AttemptStatus status, const char *digit = "")
{
    return {.sid = sid(), .status = status, .digit = QString::fromLatin1(digit)};
}

inline event::CallReported reported(AttemptStatus status, const char *digit = "")
{
    return {callKey, CallEventSource::Webhook, report(status, digit)};
}

/// An incident in \a state whose text is being sent and whose call has \a status. The other steps
/// do not matter to what happens to these.
inline IncidentRecord recordIn(IncidentState state, AttemptStatus status)
{
    auto record = freshIncident();
    record.incident.state = state;
    if (state == IncidentState::Resolved) {
        record.incident.resolution = Reason::Joined;
    }
    record.steps[0].status = StepStatus::Executed;
    record.steps[1].status = StepStatus::Sending;
    record.steps[1].tries = 1;
    record.steps[2].status = StepStatus::Sending;
    record.attempts = {{.key = callKey,
                        .incident = record.incident.id,
                        .step = callStep,
                        .number = 1,
                        .to = *record.person.phone,
                        .status = status}};
    return record;
}

/// The status that the call must have for \a event to be about it.
inline AttemptStatus statusFor(const Event &event)
{
    if (std::holds_alternative<event::CallReconciled>(event)) {
        return AttemptStatus::Reconciling;
    }
    const bool isAtProvider = std::holds_alternative<event::CallReported>(event)
                              || std::holds_alternative<event::CallLost>(event);
    return isAtProvider ? AttemptStatus::Ringing : AttemptStatus::Sending;
}

inline event::TextReceived texted(const char *body)
{
    return {{ProviderSid(QStringLiteral("SM1")), *PhoneNumber::fromE164(u"+12025550123"),
             QString::fromLatin1(body), before(Seconds(150))}};
}

inline std::vector<Row> table()
{
    const auto inWindow = before(Seconds(150));
    const auto unknown = QStringLiteral("nonsense");
    return {
        {"due before anything is",
         before(Minutes(13)),
         event::Due{},
         {"nothing", "nothing", "nothing", "nothing", "nothing"}},
        {"due at the first rung",
         before(Minutes(12)),
         event::Due{},
         {"OPEN", "nothing", "nothing", "nothing", "nothing"}},
        {"due at the backup's rungs",
         after(Minutes(10)),
         event::Due{},
         {"ESCALATING", "ESCALATING", "ESCALATING", "stays", "nothing"}},
        {"due at its expiry",
         after(Hours(24)),
         event::Due{},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "nothing"}},
        {"restarted", inWindow, event::Restarted{}, {"stays", "stays", "stays", "stays", "stays"}},
        {"joined",
         inWindow,
         event::Joined{operatorName, {}},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "refused"}},
        {"joined by key",
         inWindow,
         event::Joined{operatorName, callKey},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "refused"}},
        {"missed",
         inWindow,
         event::Missed{operatorName, {}},
         {"ACKNOWLEDGED", "ACKNOWLEDGED", "nothing", "nothing", "refused"}},
        {"text 1",
         inWindow,
         texted("1"),
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "nothing"}},
        {"text 2",
         inWindow,
         texted("2"),
         {"ACKNOWLEDGED", "ACKNOWLEDGED", "nothing", "nothing", "nothing"}},
        {"another text",
         inWindow,
         texted("what?"),
         {"nothing", "nothing", "nothing", "nothing", "nothing"}},
        {"acknowledged",
         inWindow,
         event::Acknowledge{operatorName},
         {"refused", "ACKNOWLEDGED", "nothing", "refused", "refused"}},
        {"resolved",
         inWindow,
         event::Resolve{operatorName, {}},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "refused"}},
        {"undone without anything to undo",
         inWindow,
         event::Undo{operatorName, Reason::Joined},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"meeting cancelled",
         inWindow,
         event::MeetingCancelled{operatorName},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "refused"}},
        {"meeting moved",
         inWindow,
         event::MeetingMoved{operatorName},
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "refused"}},
        {"call sent",
         inWindow,
         event::CallSent{callKey, Accepted{sid()}},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such call sent",
         inWindow,
         event::CallSent{AttemptKey(unknown), Accepted{sid()}},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"call withheld",
         inWindow,
         event::CallWithheld{callKey, Reason::CallsStopped},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such call withheld",
         inWindow,
         event::CallWithheld{AttemptKey(unknown), Reason::CallsStopped},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"call reconciled",
         inWindow,
         event::CallReconciled{callKey, FoundAtProvider{sid()}},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such call reconciled",
         inWindow,
         event::CallReconciled{AttemptKey(unknown), ProvenAbsent{}},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"call reported",
         inWindow,
         reported(AttemptStatus::InProgress),
         {"stays", "stays", "stays", "stays", "stays"}},
        {"call reported again",
         inWindow,
         reported(AttemptStatus::Ringing),
         {"nothing", "nothing", "nothing", "nothing", "nothing"}},
        {"no such call reported",
         inWindow,
         event::CallReported{AttemptKey(unknown), CallEventSource::Poll,
                             report(AttemptStatus::Ringing)},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"key 1 reported",
         inWindow,
         reported(AttemptStatus::InProgress, "1"),
         {"RESOLVED", "RESOLVED", "RESOLVED", "RESOLVED", "stays"}},
        {"key 2 reported",
         inWindow,
         reported(AttemptStatus::InProgress, "2"),
         {"ACKNOWLEDGED", "ACKNOWLEDGED", "stays", "stays", "stays"}},
        {"another key reported",
         inWindow,
         reported(AttemptStatus::InProgress, "7"),
         {"stays", "stays", "stays", "stays", "stays"}},
        {"calls stopped",
         inWindow,
         event::CallsStopped{},
         {"nothing", "nothing", "nothing", "nothing", "nothing"}},
        {"call lost",
         inWindow,
         event::CallLost{callKey, QStringLiteral("no news")},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such call lost",
         inWindow,
         event::CallLost{AttemptKey(unknown), {}},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"message sent",
         inWindow,
         event::MessageSent{textStep, Accepted{sid()}},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such message sent",
         inWindow,
         event::MessageSent{StepId(unknown), Accepted{}},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"message withheld",
         inWindow,
         event::MessageWithheld{textStep, Reason::CallsStopped},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such message withheld",
         inWindow,
         event::MessageWithheld{StepId(unknown), Reason::CallsStopped},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"text reconciled",
         inWindow,
         event::TextReconciled{textStep, FoundAtProvider{sid()}},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such text reconciled",
         inWindow,
         event::TextReconciled{StepId(unknown), ProvenAbsent{}},
         {"refused", "refused", "refused", "refused", "refused"}},
        {"text reported",
         inWindow,
         event::TextReported{textStep, {.sid = sid(), .status = TextDelivery::Delivered}},
         {"stays", "stays", "stays", "stays", "stays"}},
        {"no such text reported",
         inWindow,
         event::TextReported{StepId(unknown), {.sid = sid()}},
         {"refused", "refused", "refused", "refused", "refused"}},
    };
}

inline QString whatHappened(const IncidentRecord &record, const Decision &decision)
{
    if (decision.refusal) {
        return QStringLiteral("refused");
    }
    if (decision.record == record) {
        return QStringLiteral("nothing");
    }
    const auto state = decision.record.incident.state;
    return state == record.incident.state ? QStringLiteral("stays") : toText(state);
}

} // namespace savehub::test
