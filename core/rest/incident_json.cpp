// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/incident_json.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"
#include "engine/call_guards.h"
#include "engine/text_tracking.h"
#include "phrases/in_words.h"
#include "rest/call_result.h"
#include "rest/json_values.h"

#include <QJsonArray>

namespace savehub {

namespace {

template <typename Enum>
QJsonValue enumOrNull(const std::optional<Enum> &value)
{
    return value ? QJsonValue(toText(*value)) : QJsonValue(QJsonValue::Null);
}

QJsonValue nextStep(const BoardRow &row)
{
    if (!row.nextStepAt) {
        return QJsonValue::Null;
    }
    return QJsonObject{{QStringLiteral("channel"), enumOrNull(row.nextChannel)},
                       {QStringLiteral("recipient"), enumOrNull(row.nextRecipient)},
                       {QStringLiteral("at"), jsonOf(row.nextStepAt)}};
}

QJsonValue lastCall(const BoardRow &row)
{
    if (!row.lastAttempt) {
        return QJsonValue::Null;
    }
    const auto &attempt = *row.lastAttempt;
    return QJsonObject{{QStringLiteral("attempt"), attempt.number},
                       {QStringLiteral("status"), callStatusText(attempt.status)},
                       {QStringLiteral("outcome"), toText(callOutcome(attempt))},
                       {QStringLiteral("timestamp"), jsonOf(attempt.createdAt)}};
}

QJsonArray guardsOf(const Step &step)
{
    QJsonArray guards;
    for (const auto &finding : trailFromJson(step.guardTrail)) {
        guards += QJsonObject{{QStringLiteral("guard"), finding.guard},
                              {QStringLiteral("figures"), withoutNumbers(finding.figures)},
                              {QStringLiteral("refusal"), textOrNull(toText(finding.refusal))}};
    }
    return guards;
}

QJsonObject toJson(const Step &step)
{
    return {{QStringLiteral("number"), step.number},
            {QStringLiteral("channel"), toText(step.channel)},
            {QStringLiteral("recipient"), toText(step.recipient)},
            {QStringLiteral("status"), toText(step.status)},
            {QStringLiteral("reason"), textOrNull(toText(step.reason))},
            {QStringLiteral("error"), textOrNull(withoutNumbers(inWords(step.errorMessage)))},
            {QStringLiteral("dueAt"), jsonOf(step.dueAt)},
            {QStringLiteral("lastAt"), jsonOf(step.lastAt)},
            {QStringLiteral("executedAt"), jsonOf(step.executedAt)},
            {QStringLiteral("provider"), enumOrNull(step.provider)},
            {QStringLiteral("delivery"), enumOrNull(step.delivery)},
            {QStringLiteral("deliveryError"), step.deliveryError == 0
                                                  ? QJsonValue(QJsonValue::Null)
                                                  : QJsonValue(step.deliveryError)},
            {QStringLiteral("guards"), guardsOf(step)}};
}

QJsonObject toJson(const Person &person)
{
    return {{QStringLiteral("id"), person.id.text()},
            {QStringLiteral("name"), withoutNumbers(person.name)},
            {QStringLiteral("phone"), jsonOf(person.phone)},
            {QStringLiteral("language"), person.language},
            {QStringLiteral("timeZone"), QString::fromUtf8(person.timeZone)}};
}

QJsonObject toJson(const Meeting &meeting)
{
    return {{QStringLiteral("id"), meeting.id.text()},
            {QStringLiteral("uid"), meeting.uid},
            {QStringLiteral("title"), withoutNumbers(meeting.title)},
            {QStringLiteral("start"), jsonOf(meeting.start)},
            {QStringLiteral("end"), jsonOf(meeting.end)},
            {QStringLiteral("timeZone"), QString::fromUtf8(meeting.timeZone)},
            {QStringLiteral("cancelled"), meeting.cancelled}};
}

QJsonArray stepsOf(const IncidentRecord &record)
{
    QJsonArray steps;
    for (const auto &step : record.steps) {
        steps += toJson(step);
    }
    return steps;
}

/// The same cost that a BoardRow has.
Money costOf(const IncidentRecord &record)
{
    Money cost;
    for (const auto &step : record.steps) {
        cost += textCost(step);
    }
    for (const auto &attempt : record.attempts) {
        cost += mayCost(attempt.status) ? attempt.price.value_or(attempt.estimate) : Money{};
    }
    return cost;
}

} // namespace

QJsonObject toJson(const BoardRow &row)
{
    return {{QStringLiteral("id"), row.id.text()},
            {QStringLiteral("state"), toText(row.state)},
            {QStringLiteral("resolution"), textOrNull(toText(row.resolution))},
            {QStringLiteral("person"), withoutNumbers(row.person)},
            {QStringLiteral("phone"), textOrNull(row.phone)},
            {QStringLiteral("timeZone"), QString::fromUtf8(row.timeZone)},
            {QStringLiteral("meeting"), withoutNumbers(row.meeting)},
            {QStringLiteral("start"), jsonOf(row.start)},
            {QStringLiteral("nextStep"), nextStep(row)},
            {QStringLiteral("lastCall"), lastCall(row)},
            {QStringLiteral("costMicroDollars"), row.cost.micros}};
}

QJsonObject toJson(const IncidentRecord &record)
{
    const auto &incident = record.incident;
    return {{QStringLiteral("id"), incident.id.text()},
            {QStringLiteral("state"), toText(incident.state)},
            {QStringLiteral("resolution"), textOrNull(toText(incident.resolution))},
            {QStringLiteral("start"), jsonOf(incident.start)},
            {QStringLiteral("createdAt"), jsonOf(incident.createdAt)},
            {QStringLiteral("acknowledgedAt"), jsonOf(incident.acknowledgedAt)},
            {QStringLiteral("resolvedAt"), jsonOf(incident.resolvedAt)},
            {QStringLiteral("person"), toJson(record.person)},
            {QStringLiteral("meeting"), toJson(record.meeting)},
            {QStringLiteral("steps"), stepsOf(record)},
            {QStringLiteral("calls"), callResults(record)},
            {QStringLiteral("costMicroDollars"), costOf(record).micros}};
}

QJsonObject toJson(const MeetingsImported &imported)
{
    QJsonArray unknown;
    for (const auto &invitee : imported.unknown) {
        unknown += invitee.email;
    }
    return {{QStringLiteral("added"), imported.added},
            {QStringLiteral("updated"), imported.updated},
            {QStringLiteral("moved"), imported.moved},
            {QStringLiteral("cancelled"), imported.cancelled},
            {QStringLiteral("unchanged"), imported.unchanged},
            {QStringLiteral("incidentsPlanned"), imported.incidentsPlanned},
            {QStringLiteral("incidentsSettled"), imported.incidentsSettled},
            {QStringLiteral("unknownAttendees"), unknown}};
}

} // namespace savehub
