// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/test_call_table.h"

#include "engine/call_outcome.h"
#include "engine/cost.h"
#include "engine/test_call_rules.h"
#include "store/attempt_table.h"
#include "store/table.h"

namespace savehub {

namespace {

const Table &testCalls()
{
    static const Table testCalls{
        QStringLiteral("test_calls"),
        {QStringLiteral("key")},
        {QStringLiteral("provider"), QStringLiteral("to_number"), QStringLiteral("status"),
         QStringLiteral("sid"), QStringLiteral("created_at"), QStringLiteral("accepted_at"),
         QStringLiteral("ended_at"), QStringLiteral("digit"), QStringLiteral("answered_by"),
         QStringLiteral("error"), QStringLiteral("estimate_micros"), QStringLiteral("price_micros"),
         QStringLiteral("duration_seconds"), QStringLiteral("queue_ms")}};
    return testCalls;
}

QVariantList valuesOf(const Attempt &call)
{
    return {bound(call.key),
            bound(call.provider),
            bound(call.to),
            bound(call.status),
            boundOrNull(call.sid.text()),
            bound(call.createdAt),
            bound(call.acceptedAt),
            bound(call.endedAt),
            bound(call.digit),
            bound(call.answeredBy),
            bound(call.error),
            bound(call.estimate),
            bound(call.price),
            bound(call.duration),
            bound(call.queueTime)};
}

} // namespace

Done TestCallTable::insert(const Attempt &call)
{
    return m_sql.run(testCalls().insert(), valuesOf(call));
}

Done TestCallTable::update(const Attempt &call)
{
    return m_sql.run(testCalls().update(), testCalls().forUpdate(valuesOf(call)));
}

Result<std::vector<Attempt>> TestCallTable::where(const QString &condition,
                                                  const QVariantList &values)
{
    return m_sql.select(
        QStringLiteral(
            "SELECT *, '' AS incident_id, '' AS step_id, 0 AS number, 0 AS cancel_wanted,"
            " 1 AS tries, NULL AS retry_at FROM test_calls WHERE ")
            + condition,
        values, attemptFrom);
}

Result<std::optional<Attempt>> TestCallTable::byKey(const AttemptKey &key)
{
    return where(QStringLiteral("key = ?"), {bound(key)})
        .map([](const std::vector<Attempt> &calls) {
            return calls.empty() ? std::nullopt : std::optional(calls.front());
        });
}

Result<std::vector<Attempt>> TestCallTable::near(Instant now)
{
    return openOr(QStringLiteral("INDEXED BY test_calls_by_time WHERE created_at BETWEEN ? AND ?"),
                  {bound(now - pauseBetweenTestCalls), bound(now + pauseBetweenTestCalls)});
}

Result<std::vector<Attempt>> TestCallTable::unfinished(Instant now)
{
    return openOr(QStringLiteral("INDEXED BY test_calls_unpriced WHERE ended_at > ?"
                                 " AND price_micros IS NULL AND provider = 'twilio'"
                                 " AND status IN %1")
                      .arg(statusesThat(isFinal)),
                  {bound(now - priceIsAwaitedFor)});
}

/// Each by an index of its own, whatever SQLite thinks of them.
Result<std::vector<Attempt>> TestCallTable::openOr(const QString &others,
                                                   const QVariantList &values)
{
    return where(QStringLiteral("key IN (SELECT key FROM test_calls INDEXED BY test_calls_by_status"
                                " WHERE status IN %1 UNION SELECT key FROM test_calls %2)"
                                " ORDER BY +created_at, key")
                     .arg(statusesThat(isOpen), others),
                 values);
}

} // namespace savehub
