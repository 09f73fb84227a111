// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imports.h"
#include "engine/person_merge.h"

namespace savehub {

/// How a table of people is to be taken.
struct PeopleImportTerms {
    PersonFields given{};                ///< by the table; every other field stays as it is stored
    Confirmed confirmed = Confirmed::No; ///< that numbers change
    QString source{}; ///< the file and who imports it, for the audit trail; may be empty
};

} // namespace savehub
