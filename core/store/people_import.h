// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "id_source.h"
#include "imports.h"
#include "sql.h"

namespace savehub {

/// Adds and updates \a people by their email, whatever its case, and plans incidents for the
/// meetings to come that already name the new ones. Their ids are ignored: the store gives ids.
/// BadInput names the first person without an email. The caller holds the transaction.
Result<PeopleImported> importPeople(Sql &sql, IdSource &ids, const std::vector<Person> &people,
                                    const QString &actor, Instant now);

} // namespace savehub
