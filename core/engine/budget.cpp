// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/budget.h"

#include "engine/call_outcome.h"
#include "engine/text_tracking.h"

namespace savehub {

namespace {

/// Both in UTC.
bool areOfOneDay(Instant a, Instant b)
{
    return std::chrono::floor<std::chrono::days>(a) == std::chrono::floor<std::chrono::days>(b);
}

bool areOfOneMonth(Instant a, Instant b)
{
    const std::chrono::year_month_day first{std::chrono::floor<std::chrono::days>(a)};
    const std::chrono::year_month_day second{std::chrono::floor<std::chrono::days>(b)};
    return first.year() == second.year() && first.month() == second.month();
}

Spend change(Spend spend, const Attempt &attempt, Instant now, int sign)
{
    if (attempt.provider != Provider::Twilio || !mayCost(attempt.status)) {
        return spend;
    }
    const auto cost = attempt.price.value_or(attempt.estimate) * sign;
    spend = spendWithCost(spend, cost, attempt.createdAt, now);
    if (areOfOneMonth(attempt.createdAt, now)) {
        spend.callsThisMonth += sign;
    }
    if (areOfOneDay(attempt.createdAt, now)) {
        spend.callsToday += sign;
    }
    if (attempt.createdAt > now - Hours{1} && attempt.createdAt <= now) {
        spend.callsLastHour += sign;
    }
    return spend;
}

Spend spendWithText(const Spend &spend, const Step &step, int sign, Instant now)
{
    return step.provider == Provider::Twilio && step.sentAt
               ? spendWithCost(spend, textCost(step) * sign, *step.sentAt, now)
               : spend;
}

/// Without a cap there is no budget to watch: every call is refused.
bool isNearlyUsed(qint64 used, qint64 cap)
{
    return cap > 0 && used * 100 >= cap * warnAtPercent;
}

} // namespace

Spend spendWithCost(Spend spend, Money cost, Instant sentAt, Instant now)
{
    if (areOfOneMonth(sentAt, now)) {
        spend.thisMonth += cost;
    }
    if (areOfOneDay(sentAt, now)) {
        spend.today += cost;
    }
    return spend;
}

bool fitsSpendCaps(const Standing &standing, Money price)
{
    const auto &spend = standing.spend;
    const auto &caps = standing.settings;
    return spend.today + price <= caps.dailyCap && spend.thisMonth + price <= caps.monthlyCap;
}

bool fitsCaps(const Standing &standing, Money price)
{
    const auto &spend = standing.spend;
    const auto &caps = standing.settings;
    return fitsSpendCaps(standing, price) && spend.callsToday < caps.dailyCallCap
           && spend.callsThisMonth < caps.monthlyCallCap;
}

bool wasTold(const Standing &standing, Warning what, Instant now)
{
    const auto told = standing.warnedAt.find(what);
    if (told == standing.warnedAt.end()) {
        return false;
    }
    switch (what) {
    case Warning::DailySpend:
    case Warning::DailyCalls:
    case Warning::HeldCalls:
        return areOfOneDay(told->second, now);
    case Warning::MonthlySpend:
    case Warning::MonthlyCalls:
        return areOfOneMonth(told->second, now);
    case Warning::CallsPerHour:
        return told->second > now - Hours{1} && told->second <= now;
    }
    Q_UNREACHABLE();
}

Spend spendWithout(Spend spend, const Attempt &attempt, Instant now)
{
    return change(spend, attempt, now, -1);
}

Spend spendWith(Spend spend, const Attempt &attempt, Instant now)
{
    return change(spend, attempt, now, 1);
}

Spend spendAfter(Spend spend, const IncidentRecord &before, const IncidentRecord &after,
                 Instant now)
{
    for (const auto &attempt : before.attempts) {
        spend = spendWithout(spend, attempt, now);
    }
    for (const auto &step : before.steps) {
        spend = spendWithText(spend, step, -1, now);
    }
    for (const auto &attempt : after.attempts) {
        spend = spendWith(spend, attempt, now);
    }
    for (const auto &step : after.steps) {
        spend = spendWithText(spend, step, 1, now);
    }
    return spend;
}

std::vector<BudgetWarning> budgetWarnings(const Standing &standing, Instant now)
{
    const auto &spend = standing.spend;
    const auto &caps = standing.settings;
    std::vector<BudgetWarning> warnings;
    // This runs for every text that is sent, so the words are made only where they are told.
    const auto warn = [&](bool holds, Warning what, auto words) {
        if (holds && !wasTold(standing, what, now)) {
            warnings.push_back({what, words()});
        }
    };
    warn(isNearlyUsed(spend.today.micros, caps.dailyCap.micros), Warning::DailySpend,
         [&] { return Phrase(Say::DaySpendNearsCap, spend.today, caps.dailyCap); });
    warn(isNearlyUsed(spend.thisMonth.micros, caps.monthlyCap.micros), Warning::MonthlySpend,
         [&] { return Phrase(Say::MonthSpendNearsCap, spend.thisMonth, caps.monthlyCap); });
    warn(isNearlyUsed(spend.callsToday, caps.dailyCallCap), Warning::DailyCalls,
         [&] { return Phrase(Say::DayCallsNearCap, spend.callsToday, caps.dailyCallCap); });
    warn(isNearlyUsed(spend.callsThisMonth, caps.monthlyCallCap), Warning::MonthlyCalls,
         [&] { return Phrase(Say::MonthCallsNearCap, spend.callsThisMonth, caps.monthlyCallCap); });
    warn(spend.callsLastHour > callsPerHourByHand, Warning::CallsPerHour,
         [&] { return Phrase(Say::ManyCallsWithinHour, spend.callsLastHour); });
    return warnings;
}

} // namespace savehub
