// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/test_call_table.h"

#include "engine/call_outcome.h"
#include "engine/cost.h"
#include "engine/test_call_rules.h"
#include "store/attempt_table.h"
#include "store/call_columns.h"

namespace savehub {

namespace {

const Table &testCalls()
{
    static const auto testCalls = tableOf<CallColumns>(QStringLiteral("test_calls"));
    return testCalls;
}

} // namespace

Done TestCallTable::insert(const Attempt &call)
{
    return m_sql.run(testCalls().insert(), boundAll<CallColumns>(call));
}

Done TestCallTable::update(const Attempt &call)
{
    return m_sql.run(testCalls().update(), testCalls().forUpdate(boundAll<CallColumns>(call)));
}

Result<std::vector<Attempt>> TestCallTable::where(const QString &condition,
                                                  const QVariantList &values)
{
    return m_sql.select(QStringLiteral("SELECT * FROM test_calls WHERE ") + condition, values,
                        callFrom<CallColumns>);
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
                      .arg(statusesWhere(isFinal)),
                  {bound(now - priceIsAwaitedFor)});
}

/// Each part uses its own index, whatever SQLite would choose.
Result<std::vector<Attempt>> TestCallTable::openOr(const QString &others,
                                                   const QVariantList &values)
{
    return where(QStringLiteral("key IN (SELECT key FROM test_calls INDEXED BY test_calls_by_status"
                                " WHERE status IN %1 UNION SELECT key FROM test_calls %2)"
                                " ORDER BY +created_at, key")
                     .arg(statusesWhere(isOpen), others),
                 values);
}

} // namespace savehub
