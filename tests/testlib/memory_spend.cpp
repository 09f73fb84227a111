// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/memory_spend.h"

#include "engine/call_outcome.h"

namespace savehub {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::year_month_day;

} // namespace

void MemorySpend::book(const std::vector<Step> &steps, const std::vector<Attempt> &attempts,
                       int sign)
{
    for (const auto &attempt : attempts) {
        if (attempt.provider == Provider::Twilio && mayCost(attempt.status)) {
            auto &sum = m_days[floor<days>(attempt.createdAt)];
            sum.cost += attempt.price.value_or(attempt.estimate) * sign;
            sum.calls += sign;
            m_calls[floor<Minutes>(attempt.createdAt)] += sign;
        }
    }
    for (const auto &step : steps) {
        if (step.provider == Provider::Twilio && step.estimate && step.sentAt) {
            m_days[floor<days>(*step.sentAt)].cost += step.price.value_or(*step.estimate) * sign;
        }
    }
}

Spend MemorySpend::at(Instant now) const
{
    Spend spend;
    const auto today = floor<days>(now);
    const year_month_day date{today};
    for (auto at = m_days.lower_bound(date.year() / date.month() / 1); at != m_days.end(); ++at) {
        const auto &[day, sum] = *at;
        if (year_month_day{day}.month() != date.month()) {
            break;
        }
        spend.thisMonth += sum.cost;
        spend.callsThisMonth += sum.calls;
        if (day == today) {
            spend.today = sum.cost;
            spend.callsToday = sum.calls;
        }
    }
    const auto end = m_calls.upper_bound(floor<Minutes>(now));
    for (auto at = m_calls.upper_bound(floor<Minutes>(now - Hours{1})); at != end; ++at) {
        spend.callsLastHour += at->second;
    }
    return spend;
}

} // namespace savehub
