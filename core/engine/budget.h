// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "domain/phrase.h"
#include "engine/decision_context.h"
#include "engine/incident_record.h"

#include <vector>

namespace savehub {

/// The operator is warned when this much of a cap is used.
constexpr int warnAtPercent = 80;

/// Nobody dials more calls than this by hand within an hour. Carriers begin to show a number that
/// places more as spam, and then to block it.
constexpr int callsPerHourByHand = 60;

/// \a spend plus \a cost of something that was sent at \a sentAt. A negative cost is taken away.
Spend spendWithCost(Spend spend, Money cost, Instant sentAt, Instant now);

/// \a spend as it would be without \a attempt, or with it. Only calls that may cost count.
Spend spendWithout(Spend spend, const Attempt &attempt, Instant now);
Spend spendWith(Spend spend, const Attempt &attempt, Instant now);

/// \a spend once \a after is saved in place of \a before.
Spend spendAfter(Spend spend, const IncidentRecord &before, const IncidentRecord &after,
                 Instant now);

/// Whether \a price more stays within the caps for the day's and the month's spend.
bool fitsSpendCaps(const Standing &standing, Money price);
/// Whether one more call at \a price stays within those caps, and within the caps for the number of
/// calls.
bool fitsCaps(const Standing &standing, Money price);

/// Whether the operator was told of \a what already: in this UTC day, this month or the last hour,
/// as the warning has it.
bool wasTold(const Standing &standing, Warning what, Instant now);

struct BudgetWarning {
    Warning what = Warning::DailySpend;
    Phrase text;
    bool operator==(const BudgetWarning &) const = default;
};

/// What the operator has to be told and was not told yet.
std::vector<BudgetWarning> budgetWarnings(const Standing &standing, Instant now);

} // namespace savehub
