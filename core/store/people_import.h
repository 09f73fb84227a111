// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/people_import_terms.h"
#include "ports/id_source.h"
#include "store/sql.h"

namespace savehub {

/// Adds and updates \a people by their email, whatever its case, as \a terms say, and plans the
/// incidents that the meetings to come which name them lack, at most \a mostIncidents of all. Their ids
/// are ignored: the store gives ids. BadInput names the first person without an email. The caller holds
/// the transaction.
Result<PeopleImported> importPeople(Sql &sql, IdSource &ids, const std::vector<Person> &people,
                                    const QString &actor, Instant now, int mostIncidents,
                                    const PeopleImportTerms &terms);

} // namespace savehub
