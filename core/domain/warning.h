// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// What the operator is warned of before it stops calls. Each once in its day, month or hour.
enum class Warning { DailySpend, MonthlySpend, DailyCalls, MonthlyCalls, CallsPerHour };

} // namespace savehub
