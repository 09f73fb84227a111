// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/attempt_table.h"

#include "engine/call_outcome.h"
#include "store/step_table.h"
#include "store/table.h"

namespace savehub {

namespace {

const Table &attempts()
{
    static const Table attempts{
        QStringLiteral("call_attempts"),
        {QStringLiteral("key"), QStringLiteral("incident_id"), QStringLiteral("step_id"),
         QStringLiteral("number")},
        {QStringLiteral("provider"), QStringLiteral("to_number"), QStringLiteral("status"),
         QStringLiteral("sid"), QStringLiteral("created_at"), QStringLiteral("accepted_at"),
         QStringLiteral("ended_at"), QStringLiteral("digit"), QStringLiteral("answered_by"),
         QStringLiteral("error"), QStringLiteral("cancel_wanted"),
         QStringLiteral("estimate_micros"), QStringLiteral("price_micros"),
         QStringLiteral("duration_seconds"), QStringLiteral("queue_ms"), QStringLiteral("tries"),
         QStringLiteral("retry_at")}};
    return attempts;
}

QVariantList valuesOf(const Attempt &attempt)
{
    return {bound(attempt.key),          bound(attempt.incident),
            bound(attempt.step),         bound(attempt.number),
            bound(attempt.provider),     bound(attempt.to),
            bound(attempt.status),       boundOrNull(attempt.sid.text()),
            bound(attempt.createdAt),    bound(attempt.acceptedAt),
            bound(attempt.endedAt),      bound(attempt.digit),
            bound(attempt.answeredBy),   bound(attempt.error),
            bound(attempt.cancelWanted), bound(attempt.estimate),
            bound(attempt.price),        bound(attempt.duration),
            bound(attempt.queueTime),    bound(attempt.tries),
            bound(attempt.retryAt)};
}

} // namespace

Attempt attemptFrom(const Row &row)
{
    return {.key = row.id<AttemptKey>("key"),
            .incident = row.id<IncidentId>("incident_id"),
            .step = row.id<StepId>("step_id"),
            .number = row.smallNumber("number"),
            .provider = row.choice<Provider>("provider"),
            .to = row.phone("to_number"),
            .status = row.choice<AttemptStatus>("status"),
            .sid = row.id<ProviderSid>("sid"),
            .createdAt = row.instant("created_at"),
            .acceptedAt = row.maybeInstant("accepted_at"),
            .endedAt = row.maybeInstant("ended_at"),
            .digit = row.text("digit"),
            .answeredBy = row.text("answered_by"),
            .error = row.text("error"),
            .cancelWanted = row.flag("cancel_wanted"),
            .estimate = row.money("estimate_micros"),
            .price = row.maybeMoney("price_micros"),
            .duration = row.maybeSeconds("duration_seconds"),
            .queueTime = row.maybeMilliseconds("queue_ms"),
            .tries = row.smallNumber("tries"),
            .retryAt = row.maybeInstant("retry_at")};
}

QString statusesThat(bool (*is)(AttemptStatus))
{
    QStringList texts;
    for (int i = 0; i <= static_cast<int>(AttemptStatus::TestMode); ++i) {
        const auto status = static_cast<AttemptStatus>(i);
        if (is(status)) {
            texts += QStringLiteral("'%1'").arg(toText(status));
        }
    }
    return QStringLiteral("(%1)").arg(texts.join(QStringLiteral(", ")));
}

Result<std::vector<Attempt>> AttemptTable::ofIncident(const IncidentId &incident)
{
    return m_sql.select(
        QStringLiteral("SELECT * FROM call_attempts WHERE incident_id = ? ORDER BY number"),
        {bound(incident)}, attemptFrom);
}

Result<std::vector<Attempt>> AttemptTable::ofIncidents(const std::set<IncidentId> &incidents)
{
    return m_sql.select(QStringLiteral("SELECT * FROM call_attempts"
                                       " WHERE incident_id IN (SELECT value FROM json_each(?))"
                                       " ORDER BY incident_id, number"),
                        {bound(incidents)}, attemptFrom);
}

Result<std::optional<IncidentId>> AttemptTable::incidentOf(const AttemptKey &key)
{
    return m_sql.first(QStringLiteral("SELECT incident_id FROM call_attempts WHERE key = ?"),
                       {bound(key)},
                       [](const Row &row) { return row.id<IncidentId>("incident_id"); });
}

Done AttemptTable::insert(const Attempt &attempt)
{
    return m_sql.run(attempts().insert(), valuesOf(attempt));
}

Done AttemptTable::update(const Attempt &before, const Attempt &after)
{
    const auto change = attempts().change(valuesOf(before), valuesOf(after));
    return change.statement.isEmpty() ? Done() : m_sql.run(change.statement, change.values);
}

Result<bool> AttemptTable::hasLost(const Attempt &call, Instant since)
{
    return m_sql
        .number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM call_attempts WHERE to_number = ?"
                               " AND created_at > ? AND +provider = ? AND +status = ?"
                               " AND +sid IS NULL AND key <> ?)"),
                {bound(call.to), bound(since), bound(call.provider), bound(AttemptStatus::Unknown),
                 bound(call.key)})
        .map([](qint64 found) { return found != 0; });
}

Result<std::vector<Attempt>> AttemptTable::unpriced(Instant endedSince)
{
    static const auto statement =
        QStringLiteral("SELECT * FROM call_attempts INDEXED BY call_attempts_unpriced"
                       " WHERE ended_at > ? AND price_micros IS NULL"
                       " AND sid IS NOT NULL AND provider = 'twilio' AND status IN %1"
                       " ORDER BY key")
            .arg(statusesThat(isFinal));
    return m_sql.select(statement, {bound(endedSince)}, attemptFrom);
}

} // namespace savehub
