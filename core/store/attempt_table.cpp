// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/attempt_table.h"

#include "engine/call_outcome.h"
#include "store/call_columns.h"
#include "store/step_table.h"

namespace savehub {

namespace {

struct AttemptColumns {
    using Record = Attempt;

    template <typename Visit>
    static void visit(Visit see)
    {
        using enum ColumnKind;
        CallColumns::visit(see);
        see(Fixed, "incident_id", &Attempt::incident);
        see(Fixed, "step_id", &Attempt::step);
        see(Fixed, "number", &Attempt::number);
        see(Changing, "cancel_wanted", &Attempt::cancelWanted);
        see(Changing, "tries", &Attempt::tries);
        see(Changing, "retry_at", &Attempt::retryAt);
    }
};

const Table &attempts()
{
    static const auto attempts = tableOf<AttemptColumns>(QStringLiteral("call_attempts"));
    return attempts;
}

} // namespace

Attempt attemptFrom(const Row &row)
{
    return callFrom<AttemptColumns>(row);
}

QString statusesWhere(bool (*is)(AttemptStatus))
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
    return m_sql.run(attempts().insert(), boundAll<AttemptColumns>(attempt));
}

Done AttemptTable::update(const Attempt &before, const Attempt &after)
{
    const auto change = changeOf<AttemptColumns>(attempts(), before, after);
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
            .arg(statusesWhere(isFinal));
    return m_sql.select(statement, {bound(endedSince)}, attemptFrom);
}

} // namespace savehub
