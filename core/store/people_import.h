// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/people_import_terms.h"
#include "ports/id_source.h"
#include "store/sql.h"

namespace savehub {

/// Adds and updates \a people, who are known by their email, whatever its case, as \a terms say.
/// Plans the incidents that they lack for future meetings that name them, at most \a mostIncidents
/// in all. The ids of \a people are ignored: the store gives ids. BadInput names the first person
/// without an email. The caller holds the transaction.
Result<PeopleImported> importPeople(Sql &sql, IdSource &ids, const std::vector<Person> &people,
                                    const QString &actor, Instant now, int mostIncidents,
                                    const PeopleImportTerms &terms);

} // namespace savehub
