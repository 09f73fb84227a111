// SPDX-License-Identifier: GPL-3.0-or-later
#include "counting.h"

#include "attempt_table.h"

#include <QStringList>

namespace savehub {

namespace {

struct CountedCalls {
    CallOutcome outcome = CallOutcome::Placed;
    qint64 number = 0;
};

/// From what the calls of a group have in common, and the number of any of them.
CountedCalls countedFrom(const Row &row)
{
    const Attempt any{.to = row.phone("to_number"),
                      .status = row.choice<AttemptStatus>("status"),
                      .digit = row.text("digit"),
                      .answeredBy = row.text("answered_by")};
    return {callOutcome(any), row.number("number")};
}

QString boundName(size_t index)
{
    return QStringLiteral("within_%1").arg(index);
}

/// Texts as toIso() writes them are compared to the millisecond; SQLite's own dates are doubles.
QString latenessStatement()
{
    QStringList columns{QStringLiteral("count(*) AS calls"),
                        QStringLiteral("coalesce(sum(late), 0) AS sum")};
    for (size_t i = 0; i < CallLateness::bounds.size(); ++i) {
        columns += QStringLiteral("count(*) FILTER (WHERE late <= %1) AS %2")
                       .arg(CallLateness::bounds.at(i).count())
                       .arg(boundName(i));
    }
    return QStringLiteral("SELECT %1 FROM (SELECT"
                          " 1000 * (unixepoch(call_attempts.created_at) - unixepoch(due_at))"
                          " + substr(call_attempts.created_at, 21, 3) - substr(due_at, 21, 3)"
                          " AS late"
                          " FROM call_attempts"
                          " JOIN escalation_steps ON escalation_steps.id = step_id"
                          " WHERE number = 1)")
        .arg(columns.join(QStringLiteral(", ")));
}

CallLateness latenessFrom(const Row &row)
{
    CallLateness lateness{.calls = row.number("calls"), .sum = Milliseconds(row.number("sum"))};
    for (size_t i = 0; i < lateness.within.size(); ++i) {
        lateness.within.at(i) = row.number(boundName(i).toLatin1().constData());
    }
    return lateness;
}

} // namespace

Result<Counts> Counting::countAll(Instant now)
{
    Counts counts;
    return countIncidents(counts)
        .and_then([&] { return countSteps(counts); })
        .and_then([&] { return countCalls(counts); })
        .and_then([&] { return measureLateness(counts); })
        .and_then([&] { return AttemptTable(m_sql).spend(now); })
        .map([&](const Spend &spend) {
            counts.spend = spend;
            return counts;
        });
}

Done Counting::countIncidents(Counts &counts)
{
    return m_sql
        .select(
            QStringLiteral("SELECT state, count(*) AS number FROM incidents GROUP BY state"), {},
            [&](const Row &row) {
                return counts.incidents[row.choice<IncidentState>("state")] = row.number("number");
            })
        .map([](const auto &) {});
}

Done Counting::countSteps(Counts &counts)
{
    return m_sql
        .select(QStringLiteral("SELECT status, count(*) AS number FROM escalation_steps"
                               " GROUP BY status"),
                {},
                [&](const Row &row) {
                    return counts.steps[row.choice<StepStatus>("status")] = row.number("number");
                })
        .map([](const auto &) {});
}

Done Counting::countCalls(Counts &counts)
{
    return m_sql
        .select(QStringLiteral("SELECT status, digit, answered_by, min(to_number) AS to_number,"
                               " count(*) AS number"
                               " FROM call_attempts GROUP BY status, digit, answered_by"),
                {}, countedFrom)
        .map([&](const std::vector<CountedCalls> &groups) {
            for (const auto &group : groups) {
                counts.calls[group.outcome] += group.number;
            }
        });
}

Done Counting::measureLateness(Counts &counts)
{
    return m_sql.first(latenessStatement(), {}, latenessFrom).map([&](const auto &lateness) {
        counts.lateness = lateness.value_or(CallLateness{});
    });
}

} // namespace savehub
