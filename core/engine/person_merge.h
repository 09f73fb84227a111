// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person.h"

#include <optional>
#include <vector>

namespace savehub {

/// The fields that a table of people has a column for, beside name and email, which every table
/// has.
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

/// Somebody's phone number that would change or be taken away.
struct NumberChange {
    enum class Which { Own, Backup };
    Which which = Which::Own;
    PhoneNumber from;
    std::optional<PhoneNumber> to;

    bool operator==(const NumberChange &) const = default;
};

/// The key by which a person is known, however \a email is written.
QString emailKey(const QString &email);

/// \a stored with the name and email of \a read, and with those of its fields that are \a given.
/// The fields that the table has no column for stay as they are, and so does the id. For somebody
/// new, \a stored is a Person with an id and the defaults.
Person merged(const Person &stored, const Person &read, const PersonFields &given);

/// The numbers of \a before that \a after changes or takes away. A first number is no change.
std::vector<NumberChange> numberChanges(const Person &before, const Person &after);

} // namespace savehub
