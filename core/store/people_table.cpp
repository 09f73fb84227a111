// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/people_table.h"

#include "domain/words.h"
#include "store/table.h"

namespace savehub {

namespace {

const Table &people()
{
    static const Table people{QStringLiteral("people"),
                              {QStringLiteral("id")},
                              {QStringLiteral("name"), QStringLiteral("email"),
                               QStringLiteral("phone"), QStringLiteral("language"),
                               QStringLiteral("time_zone"), QStringLiteral("backup_name"),
                               QStringLiteral("backup_email"), QStringLiteral("backup_phone"),
                               QStringLiteral("do_not_call")}};
    return people;
}

QVariantList valuesOf(const Person &person)
{
    return {bound(person.id),          bound(person.name),         bound(person.email),
            bound(person.phone),       bound(person.language),     bound(person.timeZone),
            bound(person.backup.name), bound(person.backup.email), bound(person.backup.phone),
            bound(person.doNotCall)};
}

Person personFrom(const Row &row)
{
    return {.id = row.id<PersonId>("id"),
            .name = row.text("name"),
            .email = row.text("email"),
            .phone = row.maybePhone("phone"),
            .language = row.text("language"),
            .timeZone = row.text("time_zone").toUtf8(),
            .backup = {.name = row.text("backup_name"),
                       .email = row.text("backup_email"),
                       .phone = row.maybePhone("backup_phone")},
            .doNotCall = row.flag("do_not_call")};
}

} // namespace

Result<bool> PeopleTable::mustNotCall(const PhoneNumber &number)
{
    return m_sql
        .number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM people"
                               " WHERE phone = ? AND do_not_call = 1)"),
                {bound(number)})
        .map([](qint64 any) { return any != 0; });
}

Result<Person> PeopleTable::byId(const PersonId &id)
{
    return m_sql.first(QStringLiteral("SELECT * FROM people WHERE id = ?"), {bound(id)}, personFrom)
        .and_then([](std::optional<Person> person) -> Result<Person> {
            if (person) {
                return *std::move(person);
            }
            return failure(Error::Kind::NotFound, Words::tr("There is no such person."));
        });
}

Result<std::vector<Person>> PeopleTable::byIds(const std::set<PersonId> &ids)
{
    return m_sql.select(
        QStringLiteral("SELECT * FROM people WHERE id IN (SELECT value FROM json_each(?))"),
        {bound(ids)}, personFrom);
}

Result<std::optional<Person>> PeopleTable::byEmail(const QString &email)
{
    return m_sql.first(QStringLiteral("SELECT * FROM people WHERE email = ?"), {bound(email)},
                       personFrom);
}

Result<std::vector<std::pair<QString, PersonId>>>
PeopleTable::idsByEmail(const std::set<QString> &emails)
{
    return m_sql.select(QStringLiteral("SELECT email, id FROM people"
                                       " WHERE email IN (SELECT value FROM json_each(?))"),
                        {bound(emails)}, [](const Row &row) {
                            return std::pair(row.text("email"), row.id<PersonId>("id"));
                        });
}

Done PeopleTable::insert(const Person &person)
{
    return m_sql.run(people().insert(), valuesOf(person));
}

Done PeopleTable::update(const Person &person)
{
    return m_sql.run(people().update(), people().forUpdate(valuesOf(person)));
}

} // namespace savehub
