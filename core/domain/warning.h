// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// What the operator is warned of before it stops or delays calls. Each warning is given once in
/// its day, month or hour.
enum class Warning {
    DailySpend,
    MonthlySpend,
    DailyCalls,
    MonthlyCalls,
    CallsPerHour,
    HeldCalls, ///< the account starts fewer calls a second than the settings say
};

} // namespace savehub
