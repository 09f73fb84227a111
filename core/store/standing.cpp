// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/standing.h"

#include "store/settings_table.h"
#include "store/spend_table.h"
#include "store/warning_table.h"

namespace savehub {

Result<Standing> loadStanding(Sql &sql, Instant now, const SettingsLayers &layers)
{
    return SettingsTable(sql, layers).load().and_then([&](const Settings &settings) {
        return SpendTable(sql).at(now).and_then([&](const Spend &spend) {
            return WarningTable(sql).all().map([&](const std::map<Warning, Instant> &warnedAt) {
                return Standing{settings, spend, warnedAt};
            });
        });
    });
}

} // namespace savehub
