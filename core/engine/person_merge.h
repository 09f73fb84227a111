// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person.h"

#include <optional>
#include <vector>

namespace savehub {

/// Which fields a table of people has a column for, beside name and email, which every table has.
struct PersonFields {
    bool phone = true;
    bool language = true;
    bool timeZone = true;
    bool backupName = true;
    bool backupEmail = true;
    bool backupPhone = true;
    bool doNotCall = true;

    bool operator==(const PersonFields &) const = default;
};

/// A phone number of somebody that would become another one, or be taken away.
struct NumberChange {
    enum class Which { Own, Backup };
    Which which = Which::Own;
    PhoneNumber from;
    std::optional<PhoneNumber> to;

    bool operator==(const NumberChange &) const = default;
};

/// What somebody is known by, however \a email is written.
QString emailKey(const QString &email);

/// \a stored as a table has them that read \a read: with its name and email, and with the fields \a given.
/// What the table has no column for stays, the id too. Of somebody new a Person with an id and the
/// defaults is stored.
Person merged(const Person &stored, const Person &read, const PersonFields &given);

/// The numbers of \a before that are other ones in \a after, or none; a first number is none of them.
std::vector<NumberChange> numberChanges(const Person &before, const Person &after);

} // namespace savehub
