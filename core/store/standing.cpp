// SPDX-License-Identifier: GPL-3.0-or-later
#include "standing.h"

#include "attempt_table.h"
#include "settings_table.h"

namespace savehub {

Result<Standing> loadStanding(Sql &sql, Instant now, const SettingsLayers &layers)
{
    return SettingsTable(sql, layers).load().and_then([&](const Settings &settings) {
        return AttemptTable(sql).spend(now).map([&](const Spend &spend) {
            return Standing{settings, spend};
        });
    });
}

} // namespace savehub
