// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spend_table.h"

namespace savehub {

namespace {

QString utcMinute(Instant at)
{
    return toIso(at).left(QStringView(u"2026-11-22T07:08").size());
}

} // namespace

Result<Spend> SpendTable::at(Instant now)
{
    const auto day = utcDay(now);
    const auto month = utcMonth(now);
    // As texts, the days of a month lie between "2026-11" and "2026-11-99".
    return m_sql
        .first(
            QStringLiteral(
                "SELECT coalesce(sum(micros), 0) AS month_cost,"
                " coalesce(sum(micros) FILTER (WHERE day = ?), 0) AS day_cost,"
                " coalesce(sum(number) FILTER (WHERE kind = 'call'), 0) AS month_calls,"
                " coalesce(sum(number) FILTER (WHERE kind = 'call' AND day = ?), 0) AS day_calls,"
                " (SELECT coalesce(sum(number), 0) FROM calls_by_minute"
                " WHERE minute > ? AND minute <= ?) AS hour_calls"
                " FROM spend WHERE day > ? AND day < ?"),
            {day, day, utcMinute(now - Hours{1}), utcMinute(now), month,
             month + QStringLiteral("-99")},
            [](const Row &row) {
                return Spend{.today = row.money("day_cost"),
                             .thisMonth = row.money("month_cost"),
                             .callsToday = row.smallNumber("day_calls"),
                             .callsThisMonth = row.smallNumber("month_calls"),
                             .callsLastHour = row.smallNumber("hour_calls")};
            })
        .map([](std::optional<Spend> spend) { return spend.value_or(Spend{}); });
}

} // namespace savehub
