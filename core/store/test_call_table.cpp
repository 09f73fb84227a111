// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_call_table.h"

#include "attempt_table.h"
#include "table.h"

namespace savehub {

namespace {

const Table &testCalls()
{
    static const Table testCalls{
        QStringLiteral("test_calls"),
        {QStringLiteral("key"), QStringLiteral("provider"), QStringLiteral("to_number"),
         QStringLiteral("status"), QStringLiteral("sid"), QStringLiteral("created_at"),
         QStringLiteral("accepted_at"), QStringLiteral("ended_at"), QStringLiteral("digit"),
         QStringLiteral("answered_by"), QStringLiteral("error"), QStringLiteral("estimate_micros"),
         QStringLiteral("price_micros"), QStringLiteral("duration_seconds"),
         QStringLiteral("queue_ms")}};
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
    return m_sql.run(testCalls().update(), valuesOf(call) << bound(call.key));
}

Result<std::optional<Attempt>> TestCallTable::last()
{
    return m_sql.first(
        QStringLiteral("SELECT *, '' AS incident_id, '' AS step_id, 0 AS number, 0 AS cancel_wanted"
                       " FROM test_calls ORDER BY created_at DESC, key LIMIT 1"),
        {}, attemptFrom);
}

} // namespace savehub
