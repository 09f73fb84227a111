// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/step_table.h"

#include "store/table.h"

namespace savehub {

namespace {

const Table &steps()
{
    static const Table steps{
        QStringLiteral("escalation_steps"),
        {QStringLiteral("id"), QStringLiteral("incident_id"), QStringLiteral("step_number"),
         QStringLiteral("step_type"), QStringLiteral("recipient"),
         QStringLiteral("message_template"), QStringLiteral("created_at"), QStringLiteral("due_at"),
         QStringLiteral("last_at")},
        {QStringLiteral("status"), QStringLiteral("executed_at"), QStringLiteral("reason"),
         QStringLiteral("error_message"), QStringLiteral("guard_trail"), QStringLiteral("tries"),
         QStringLiteral("sent_at"), QStringLiteral("retry_at"), QStringLiteral("provider"),
         QStringLiteral("sid"), QStringLiteral("to_number"), QStringLiteral("delivery_status"),
         QStringLiteral("delivery_error"), QStringLiteral("estimate_micros"),
         QStringLiteral("price_micros")}};
    return steps;
}

QVariantList valuesOf(const IncidentId &incident, const Step &step)
{
    return {bound(step.id),
            bound(incident),
            bound(step.number),
            bound(step.channel),
            bound(step.recipient),
            bound(step.messageTemplate),
            bound(step.createdAt),
            bound(step.dueAt),
            bound(step.lastAt),
            bound(step.status),
            bound(step.executedAt),
            bound(step.reason),
            boundOrNull(step.errorMessage),
            bound(step.guardTrail),
            bound(step.tries),
            bound(step.sentAt),
            bound(step.retryAt),
            bound(step.provider),
            boundOrNull(step.sid.text()),
            bound(step.to),
            bound(step.delivery),
            step.deliveryError == 0 ? QVariant() : bound(step.deliveryError),
            bound(step.estimate),
            bound(step.price)};
}

Step stepFrom(const Row &row)
{
    return {.id = row.id<StepId>("id"),
            .number = row.smallNumber("step_number"),
            .channel = row.choice<Channel>("step_type"),
            .recipient = row.choice<Recipient>("recipient"),
            .messageTemplate = row.text("message_template"),
            .status = row.choice<StepStatus>("status"),
            .createdAt = row.instant("created_at"),
            .dueAt = row.instant("due_at"),
            .lastAt = row.instant("last_at"),
            .executedAt = row.maybeInstant("executed_at"),
            .reason = row.choice<Reason>("reason"),
            .errorMessage = row.text("error_message"),
            .guardTrail = row.text("guard_trail"),
            .tries = row.smallNumber("tries"),
            .sentAt = row.maybeInstant("sent_at"),
            .retryAt = row.maybeInstant("retry_at"),
            .provider = row.maybeChoice<Provider>("provider"),
            .sid = row.id<ProviderSid>("sid"),
            .delivery = row.maybeChoice<TextDelivery>("delivery_status"),
            .deliveryError = row.maybeNumber("delivery_error").value_or(0),
            .to = row.maybePhone("to_number"),
            .estimate = row.maybeMoney("estimate_micros"),
            .price = row.maybeMoney("price_micros")};
}

FollowedText followedFrom(const Row &row)
{
    const auto step = stepFrom(row);
    return {.incident = row.id<IncidentId>("incident_id"),
            .step = step.id,
            .provider = row.choice<Provider>("provider"),
            .sid = step.sid,
            .acceptedAt = row.instant("executed_at"),
            .delivery = step.delivery,
            .hasPrice = step.price.has_value()};
}

/// The condition for a text to the attendee that was sent, or may have been. One that did not arrive
/// is none: what its reader would have answered is about an earlier one.
QString isSentText()
{
    return QStringLiteral(
        "+step_type = 'SMS' AND recipient = 'attendee' AND sent_at IS NOT NULL"
        " AND (+status IN ('SENDING', 'EXECUTED') OR reason = 'outcome_unknown')");
}

} // namespace

Result<std::vector<Step>> StepTable::ofIncident(const IncidentId &incident)
{
    return m_sql.select(
        QStringLiteral("SELECT * FROM escalation_steps WHERE incident_id = ? ORDER BY step_number"),
        {bound(incident)}, stepFrom);
}

Result<std::vector<std::pair<IncidentId, Step>>>
StepTable::ofIncidents(const std::set<IncidentId> &incidents)
{
    return m_sql.select(QStringLiteral("SELECT * FROM escalation_steps"
                                       " WHERE incident_id IN (SELECT value FROM json_each(?))"
                                       " ORDER BY incident_id, step_number"),
                        {bound(incidents)}, [](const Row &row) {
                            return std::pair(row.id<IncidentId>("incident_id"), stepFrom(row));
                        });
}

Done StepTable::insert(const IncidentId &incident, const Step &step)
{
    return m_sql.run(steps().insert(), valuesOf(incident, step));
}

Done StepTable::update(const IncidentId &incident, const Step &before, const Step &after)
{
    const auto change = steps().change(valuesOf(incident, before), valuesOf(incident, after));
    return change.statement.isEmpty() ? Done() : m_sql.run(change.statement, change.values);
}

Result<std::optional<IncidentId>> StepTable::incidentOf(const StepId &id)
{
    return m_sql.first(QStringLiteral("SELECT incident_id FROM escalation_steps WHERE id = ?"),
                       {bound(id)},
                       [](const Row &row) { return row.id<IncidentId>("incident_id"); });
}

Result<std::vector<FollowedText>> StepTable::awaitedTexts(Instant acceptedSince)
{
    return m_sql
        .select(QStringLiteral("SELECT * FROM escalation_steps"
                               " WHERE sid IS NOT NULL AND executed_at > ?"
                               " AND delivery_status IS NOT NULL ORDER BY executed_at"),
                {bound(acceptedSince)}, followedFrom)
        .map([](std::vector<FollowedText> texts) {
            std::erase_if(texts, [](const FollowedText &text) { return !text.isAwaited(); });
            return texts;
        });
}

Result<std::vector<TextReminder>> StepTable::textReminders(const PhoneNumber &to, Instant until)
{
    return m_sql.select(
        // CROSS, and the pluses: from the number on. SQLite would begin with all texts there are.
        QStringLiteral(
            "SELECT incident_id, sent_at FROM people"
            " CROSS JOIN incidents ON incidents.person_id = people.id"
            " CROSS JOIN escalation_steps ON incident_id = incidents.id"
            " WHERE people.phone = ? AND start_at BETWEEN ? AND ?"
            " AND sent_at <= ? AND (+to_number IS NULL OR +to_number = people.phone) AND %1"
            " ORDER BY sent_at DESC, incident_id LIMIT 10")
            .arg(isSentText()),
        {bound(to), bound(until - reminderIsForgottenAfter), bound(until + longestReminder),
         bound(until)},
        [](const Row &row) {
            return TextReminder{row.id<IncidentId>("incident_id"), row.instant("sent_at")};
        });
}

} // namespace savehub
