// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/cost.h"

#include <algorithm>

namespace savehub {

Money callCost(const Settings &settings, Seconds length, std::optional<Money> pricePerMinute)
{
    const auto startedMinutes = (std::max(length, Seconds{0}) + Seconds{59}) / Minutes{1};
    const auto call =
        pricePerMinute ? *pricePerMinute * startedMinutes
                       : std::max(settings.pricePerMinute * startedMinutes, settings.leastPerCall);
    return settings.detectMachines ? call + settings.pricePerDetection : call;
}

Money callEstimate(const Settings &settings, std::optional<Money> pricePerMinute)
{
    return callCost(settings, Minutes{1}, pricePerMinute);
}

std::optional<Instant> nextPriceQueryAt(Instant endedAt, Instant now)
{
    for (const auto pause : {Minutes{1}, Minutes{5}, Minutes{15}}) {
        if (endedAt + pause > now) {
            return endedAt + pause;
        }
    }
    const auto hours = std::max(std::chrono::floor<Hours>(now - endedAt), Hours{0}) + Hours{1};
    return hours <= priceIsAwaitedFor ? std::optional<Instant>(endedAt + hours) : std::nullopt;
}

Money monthlyForecast(const UsagePlan &plan)
{
    const qint64 reminders = qint64(plan.people) * plan.days;
    const auto thousandths =
        plan.pricePerCall * (reminders * plan.missPerThousand * plan.callsPerMiss);
    return {thousandths.micros / 1000};
}

} // namespace savehub
