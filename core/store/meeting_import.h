// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "id_source.h"
#include "imports.h"
#include "settings_layers.h"
#include "sql.h"

namespace savehub {

/// Carries out planMeetings() on what is stored. BadInput names the first meeting without a UID.
/// The caller holds the transaction.
Result<MeetingsImported> importMeetings(Sql &sql, IdSource &ids, const MeetingImport &import,
                                        const QString &actor, Instant now,
                                        const SettingsLayers &layers);

} // namespace savehub
