// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/counting.h"

#include "store/spend_table.h"

#include <QStringList>

namespace savehub {

namespace {

struct CountedCalls {
    CallOutcome outcome = CallOutcome::Placed;
    qint64 number = 0;
};

/// The outcome of a group of calls, from the fields that they have in common. The number that was
/// called does not matter.
CountedCalls countedFrom(const Row &row)
{
    static const auto anybody = *PhoneNumber::fromE164(u"+10000000");
    const Attempt any{.to = anybody,
                      .status = row.choice<AttemptStatus>("status"),
                      .digit = row.text("digit"),
                      .answeredBy = row.text("answered_by")};
    return {callOutcome(any), row.number("number")};
}

QString latenessStatement()
{
    QStringList columns{QStringLiteral("coalesce(sum(number), 0)"),
                        QStringLiteral("coalesce(sum(number * late_ms), 0)")};
    for (size_t i = 0; i < CallLateness::bounds.size(); ++i) {
        columns += QStringLiteral("coalesce(sum(number) FILTER (WHERE late_ms <= %1), 0)")
                       .arg(CallLateness::bounds.at(i).count());
    }
    return QStringLiteral("SELECT %1 FROM call_lateness").arg(columns.join(QStringLiteral(", ")));
}

CallLateness latenessFrom(const Row &row)
{
    CallLateness lateness{.calls = row.numberAt(0), .sum = Milliseconds(row.numberAt(1))};
    for (size_t i = 0; i < lateness.within.size(); ++i) {
        lateness.within.at(i) = row.numberAt(2 + static_cast<int>(i));
    }
    return lateness;
}

} // namespace

Result<Counts> Counting::countAll(Instant now)
{
    Counts counts;
    TRY(countIncidents(counts));
    TRY(countSteps(counts));
    TRY(countCalls(counts));
    TRY(countTries(counts));
    TRY(countTexts(counts));
    TRY(measureLateness(counts));
    const auto spend = SpendTable(m_sql).at(now);
    TRY(spend);
    counts.spend = *spend;
    return counts;
}

Done Counting::countIncidents(Counts &counts)
{
    return m_sql
        .select(QStringLiteral("SELECT state, number FROM incident_counts WHERE number > 0"), {},
                [&](const Row &row) {
                    return counts.incidents[row.choice<IncidentState>("state")] =
                               row.number("number");
                })
        .map([](const auto &) {});
}

Done Counting::countSteps(Counts &counts)
{
    return m_sql
        .select(QStringLiteral("SELECT status, number FROM step_counts WHERE number > 0"), {},
                [&](const Row &row) {
                    return counts.steps[row.choice<StepStatus>("status")] = row.number("number");
                })
        .map([](const auto &) {});
}

Done Counting::countCalls(Counts &counts)
{
    return m_sql
        .select(QStringLiteral("SELECT * FROM call_counts WHERE number > 0"), {}, countedFrom)
        .map([&](const std::vector<CountedCalls> &groups) {
            for (const auto &group : groups) {
                counts.calls[group.outcome] += group.number;
            }
        });
}

Done Counting::countTries(Counts &counts)
{
    return m_sql.number(QStringLiteral("SELECT number FROM call_try_count")).map([&](qint64 tries) {
        counts.callTries = tries;
    });
}

Done Counting::countTexts(Counts &counts)
{
    return m_sql
        .select(QStringLiteral("SELECT delivery_status, number FROM text_counts WHERE number > 0"),
                {},
                [&](const Row &row) {
                    return counts.texts[row.choice<TextDelivery>("delivery_status")] =
                               row.number("number");
                })
        .map([](const auto &) {});
}

Done Counting::measureLateness(Counts &counts)
{
    return m_sql.first(latenessStatement(), {}, latenessFrom).map([&](const auto &lateness) {
        counts.lateness = lateness.value_or(CallLateness{});
    });
}

} // namespace savehub
