// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/person_merge.h"

namespace savehub {

namespace {

template <typename Field>
void take(Field &into, const Field &read, bool isGiven)
{
    if (isGiven) {
        into = read;
    }
}

} // namespace

QString emailKey(const QString &email)
{
    return email.trimmed().toLower();
}

Person merged(const Person &stored, const Person &read, const PersonFields &given)
{
    auto person = stored;
    person.name = read.name;
    person.email = emailKey(read.email);
    take(person.phone, read.phone, given.phone);
    take(person.language, read.language, given.language);
    take(person.timeZone, read.timeZone, given.timeZone);
    take(person.backup.name, read.backup.name, given.backupName);
    take(person.backup.email, read.backup.email, given.backupEmail);
    take(person.backup.phone, read.backup.phone, given.backupPhone);
    take(person.doNotCall, read.doNotCall, given.doNotCall);
    return person;
}

std::vector<NumberChange> numberChanges(const Person &before, const Person &after)
{
    std::vector<NumberChange> changes;
    const auto compare = [&](NumberChange::Which which, const std::optional<PhoneNumber> &from,
                             const std::optional<PhoneNumber> &to) {
        if (from && from != to) {
            changes.push_back({which, *from, to});
        }
    };
    compare(NumberChange::Which::Own, before.phone, after.phone);
    compare(NumberChange::Which::Backup, before.backup.phone, after.backup.phone);
    return changes;
}

} // namespace savehub
