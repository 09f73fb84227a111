// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notice.h"
#include "domain/settings.h"
#include "store/settings_layers.h"
#include "store/sql.h"

namespace savehub {

/// The settings, one row a field. A missing row means the layers' default; rows that this version
/// does not know are left alone.
class SettingsTable
{
public:
    SettingsTable(Sql &sql, const SettingsLayers &layers)
        : m_sql(sql),
          m_layers(layers)
    {
    }

    /// A row that cannot be read is an error: guessing "calls are not stopped" would be worse.
    Result<Settings> load();
    /// Writes what differs from the settings in force; the entries say what, from and to.
    Result<std::vector<AuditEntry>> save(const Settings &settings, const QString &actor);
    /// Writes them also when they are in force already, for want of a row.
    Done confirm(const Countries &countries);

private:
    Done write(const QString &name, const QString &value);

    Sql &m_sql;
    SettingsLayers m_layers;
};

} // namespace savehub
