// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/test_call_table.h"

#include "engine/call_outcome.h"
#include "engine/cost.h"
#include "engine/test_call_rules.h"
#include "store/attempt_table.h"
#include "store/columns.h"

namespace savehub {

namespace {

struct TestCallColumns {
    using Record = Attempt;

    template <typename Visit>
    static void visit(Visit see)
    {
        using enum ColumnKind;
        see(Fixed, "key", &Attempt::key);
        see(Changing, "provider", &Attempt::provider);
        see(Changing, "to_number", &Attempt::to);
        see(Changing, "status", &Attempt::status);
        see(NullIfEmpty, "sid", &Attempt::sid);
        see(Changing, "created_at", &Attempt::createdAt);
        see(Changing, "accepted_at", &Attempt::acceptedAt);
        see(Changing, "ended_at", &Attempt::endedAt);
        see(Changing, "digit", &Attempt::digit);
        see(Changing, "answered_by", &Attempt::answeredBy);
        see(Changing, "error", &Attempt::error);
        see(Changing, "estimate_micros", &Attempt::estimate);
        see(Changing, "price_micros", &Attempt::price);
        see(Changing, "duration_seconds", &Attempt::duration);
        see(Changing, "queue_ms", &Attempt::queueTime);
    }
};

const Table &testCalls()
{
    static const auto testCalls = tableOf<TestCallColumns>(QStringLiteral("test_calls"));
    return testCalls;
}

Attempt testCallFrom(const Row &row)
{
    return recordFrom<TestCallColumns>(row, {.to = row.phone("to_number")});
}

} // namespace

Done TestCallTable::insert(const Attempt &call)
{
    return m_sql.run(testCalls().insert(), boundAll<TestCallColumns>(call));
}

Done TestCallTable::update(const Attempt &call)
{
    return m_sql.run(testCalls().update(), testCalls().forUpdate(boundAll<TestCallColumns>(call)));
}

Result<std::vector<Attempt>> TestCallTable::where(const QString &condition,
                                                  const QVariantList &values)
{
    return m_sql.select(QStringLiteral("SELECT * FROM test_calls WHERE ") + condition, values,
                        testCallFrom);
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
