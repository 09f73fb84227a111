// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/money.h"
#include "domain/settings.h"

#include <optional>

namespace savehub {

/// What a call of \a length costs: started minutes times \a pricePerMinute, the provider's own
/// price for the number. Where that is not known, it is the setting's price, but at least
/// Settings::leastPerCall.
Money callCost(const Settings &settings, Seconds length, std::optional<Money> pricePerMinute = {});

/// What one more call is assumed to cost before it is placed: one started minute.
Money callEstimate(const Settings &settings, std::optional<Money> pricePerMinute = {});

/// A price that has not come after this long is not asked for any more.
constexpr Hours priceIsAwaitedFor{24};

/// When to ask next for the price of a call that ended at \a endedAt: after 1, 5, 15 and 60
/// minutes, then every hour. Nothing once priceIsAwaitedFor is over.
std::optional<Instant> nextPriceQueryAt(Instant endedAt, Instant now);

/// The figures of a month's forecast. Everybody is reminded every day; \c missPerThousand of a
/// thousand reminders end in calls, \c callsPerMiss of them each.
struct UsagePlan {
    int people = 0;
    int days = 30;
    int missPerThousand = 0;
    int callsPerMiss = 0;
    Money pricePerCall{};
};

/// 100 people, 30 days, 50 misses in a thousand, 2 calls at $0.07 each: $21.
Money monthlyForecast(const UsagePlan &plan);

} // namespace savehub
