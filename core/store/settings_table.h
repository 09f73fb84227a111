// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notice.h"
#include "domain/settings.h"
#include "store/settings_layers.h"
#include "store/sql.h"

namespace savehub {

/// The settings, one row for each field. A missing row means the layers' default; rows that this
/// version does not know are left alone.
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
    /// Writes the fields that differ from the settings in force. The entries name each field with
    /// its old and new value.
    Result<std::vector<AuditEntry>> save(const Settings &settings, const QString &actor);
    /// Writes \a countries also when they are in force already as the default, without a row.
    Done confirm(const Countries &countries);

private:
    Done write(const QString &name, const QString &value);

    Sql &m_sql;
    SettingsLayers m_layers;
};

} // namespace savehub
