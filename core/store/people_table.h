// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person.h"
#include "store/sql.h"

namespace savehub {

class PeopleTable
{
public:
    explicit PeopleTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Whether it is the own number of anybody who must not be called.
    Result<bool> mustNotCall(const PhoneNumber &number);
    Result<Person> byId(const PersonId &id);
    Result<std::vector<Person>> byIds(const std::set<PersonId> &ids);
    Result<std::optional<Person>> byEmail(const QString &email);
    /// Those of \a emails that are known, spelled as they are stored.
    Result<std::vector<std::pair<QString, PersonId>>> idsByEmail(const std::set<QString> &emails);
    Done insert(const Person &person);
    Done update(const Person &person);

private:
    Sql &m_sql;
};

} // namespace savehub
