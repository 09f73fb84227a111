// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/step_table.h"

#include "store/columns.h"

namespace savehub {

namespace {

struct StepColumns {
    using Record = Step;

    template <typename Visit>
    static void visit(Visit see)
    {
        using enum ColumnKind;
        see(Fixed, "id", &Step::id);
        see(Fixed, "step_number", &Step::number);
        see(Fixed, "step_type", &Step::channel);
        see(Fixed, "recipient", &Step::recipient);
        see(Fixed, "message_template", &Step::messageTemplate);
        see(Fixed, "created_at", &Step::createdAt);
        see(Fixed, "due_at", &Step::dueAt);
        see(Fixed, "last_at", &Step::lastAt);
        see(Changing, "status", &Step::status);
        see(Changing, "executed_at", &Step::executedAt);
        see(Changing, "reason", &Step::reason);
        see(NullIfEmpty, "error_message", &Step::errorMessage);
        see(AsCode, "error_phrase", &Step::errorMessage);
        see(Changing, "guard_trail", &Step::guardTrail);
        see(Changing, "tries", &Step::tries);
        see(Changing, "sent_at", &Step::sentAt);
        see(Changing, "retry_at", &Step::retryAt);
        see(Changing, "provider", &Step::provider);
        see(NullIfEmpty, "sid", &Step::sid);
        see(Changing, "to_number", &Step::to);
        see(Changing, "delivery_status", &Step::delivery);
        see(NullIfEmpty, "delivery_error", &Step::deliveryError);
        see(Changing, "estimate_micros", &Step::estimate);
        see(Changing, "price_micros", &Step::price);
    }
};

const Table &steps()
{
    static const auto steps =
        tableOf<StepColumns>(QStringLiteral("escalation_steps"), {QStringLiteral("incident_id")});
    return steps;
}

Step stepFrom(const Row &row)
{
    return recordFrom<StepColumns>(row);
}

PolledText polledTextFrom(const Row &row)
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

/// The condition for a text to the attendee that was sent, or may have been. A text that did not
/// arrive does not count: an answer is then about an earlier one.
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
    return m_sql.run(steps().insert(), boundAll<StepColumns>(step, {bound(incident)}));
}

Done StepTable::update(const Step &before, const Step &after)
{
    const auto change = changeOf<StepColumns>(steps(), before, after);
    return change.statement.isEmpty() ? Done() : m_sql.run(change.statement, change.values);
}

Result<std::optional<IncidentId>> StepTable::incidentOf(const StepId &id)
{
    return m_sql.first(QStringLiteral("SELECT incident_id FROM escalation_steps WHERE id = ?"),
                       {bound(id)},
                       [](const Row &row) { return row.id<IncidentId>("incident_id"); });
}

Result<std::vector<PolledText>> StepTable::awaitedTexts(Instant acceptedSince)
{
    return m_sql
        .select(QStringLiteral("SELECT * FROM escalation_steps"
                               " WHERE sid IS NOT NULL AND executed_at > ?"
                               " AND delivery_status IS NOT NULL ORDER BY executed_at"),
                {bound(acceptedSince)}, polledTextFrom)
        .map([](std::vector<PolledText> texts) {
            std::erase_if(texts, [](const PolledText &text) { return !text.isAwaited(); });
            return texts;
        });
}

Result<std::vector<TextReminder>> StepTable::textReminders(const PhoneNumber &to, Instant until)
{
    return m_sql.select(
        // CROSS JOIN and the pluses make SQLite begin with the number, instead of with all texts
        // there are.
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
