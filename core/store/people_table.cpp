// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/people_table.h"

#include "domain/words.h"
#include "store/columns.h"

namespace savehub {

namespace {

struct PersonColumns {
    using Record = Person;

    template <typename Visit>
    static void visit(Visit see)
    {
        using enum ColumnKind;
        see(Fixed, "id", &Person::id);
        see(Changing, "name", &Person::name);
        see(Changing, "email", &Person::email);
        see(Changing, "phone", &Person::phone);
        see(Changing, "language", &Person::language);
        see(Changing, "time_zone", &Person::timeZone);
        see(
            Changing, "backup_name", [](auto &person) -> auto & { return person.backup.name; });
        see(
            Changing, "backup_email", [](auto &person) -> auto & { return person.backup.email; });
        see(
            Changing, "backup_phone", [](auto &person) -> auto & { return person.backup.phone; });
        see(Changing, "do_not_call", &Person::doNotCall);
    }
};

const Table &people()
{
    static const auto people = tableOf<PersonColumns>(QStringLiteral("people"));
    return people;
}

Person personFrom(const Row &row)
{
    return recordFrom<PersonColumns>(row);
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
    return m_sql.run(people().insert(), boundAll<PersonColumns>(person));
}

Done PeopleTable::update(const Person &person)
{
    return m_sql.run(people().update(), people().forUpdate(boundAll<PersonColumns>(person)));
}

} // namespace savehub
