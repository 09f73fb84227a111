// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"

#include "store/people_import.h"
#include "store/people_table.h"
#include "store/transaction.h"

namespace savehub {

Result<std::optional<Person>> SqlStore::personByEmail(const QString &email)
{
    return PeopleTable(sql()).byEmail(emailKey(email));
}

Result<PeopleImported> SqlStore::importPeople(const std::vector<Person> &people,
                                              const QString &actor, Instant now, int mostIncidents,
                                              const PeopleImportTerms &terms)
{
    return inTransaction(sql(), Access::Write, [&] {
        return savehub::importPeople(sql(), m_ids, people, actor, now, mostIncidents, terms);
    });
}

} // namespace savehub
