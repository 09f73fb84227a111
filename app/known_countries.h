// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/phone_check.h"
#include "store/sql_store.h"

namespace savehub {

/// Confirms, once, the countries of all people in a database that is older than the rule where
/// calls may go, since these people were called before. Returns those countries; empty when there
/// was nothing to confirm.
Result<Countries> confirmKnownCountries(SqlStore &store, const PhoneCheck &phones, Instant now);

/// Does the same, and returns the settings that are then in force.
Result<Settings> settingsOnceConfirmed(SqlStore &store, const PhoneCheck &phones, Instant now);

} // namespace savehub
