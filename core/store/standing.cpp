// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/standing.h"

#include "store/settings_table.h"
#include "store/spend_table.h"
#include "store/warning_table.h"

namespace savehub {

Result<Standing> loadStanding(Sql &sql, Instant now, const SettingsLayers &layers)
{
    const auto settings = SettingsTable(sql, layers).load();
    TRY(settings);
    const auto spend = SpendTable(sql).at(now);
    TRY(spend);
    const auto warnedAt = WarningTable(sql).all();
    TRY(warnedAt);
    return Standing{*settings, *spend, *warnedAt};
}

} // namespace savehub
