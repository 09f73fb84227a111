// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "engine/decision_context.h"
#include "engine/incident_record.h"

#include <QString>

#include <vector>

namespace savehub {

/// The operator is warned when that much of a cap is used.
constexpr int warnAtPercent = 80;

/// More calls from one number within an hour are more than anybody dials by hand; such numbers
/// carriers begin to show as spam, and then to block.
constexpr int callsPerHourByHand = 60;

/// \a spend and \a cost of something that was sent at \a sentAt; a negative one takes it away.
Spend spendWithCost(Spend spend, Money cost, Instant sentAt, Instant now);

/// \a spend as it were without \a attempt, or with it. Only calls that may cost count.
Spend spendWithout(Spend spend, const Attempt &attempt, Instant now);
Spend spendWith(Spend spend, const Attempt &attempt, Instant now);

/// \a spend once \a after is saved in place of \a before.
Spend spendAfter(Spend spend, const IncidentRecord &before, const IncidentRecord &after,
                 Instant now);

/// Whether that much more money stays within the day's and the month's caps.
bool fitsSpendCaps(const Standing &standing, Money price);
/// Likewise for one more call of that price, and the caps for the number of calls.
bool fitsCaps(const Standing &standing, Money price);

/// Whether the operator was told of \a what in this UTC day, month, or the last hour.
bool wasTold(const Standing &standing, Warning what, Instant now);

struct BudgetWarning {
    Warning what = Warning::DailySpend;
    QString text; ///< with the figures
    bool operator==(const BudgetWarning &) const = default;
};

/// What the operator has to be told, and was not told yet.
std::vector<BudgetWarning> budgetWarnings(const Standing &standing, Instant now);

} // namespace savehub
