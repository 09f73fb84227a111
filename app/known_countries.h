// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/phone_check.h"
#include "store/sql_store.h"

namespace savehub {

/// The people of a database that is older than the rule where calls may go were called before: their
/// countries are confirmed, once. Those countries; nothing when there was nothing to confirm.
Result<Countries> confirmKnownCountries(SqlStore &store, const PhoneCheck &phones, Instant now);

/// The settings in force after that.
Result<Settings> settingsOnceConfirmed(SqlStore &store, const PhoneCheck &phones, Instant now);

} // namespace savehub
