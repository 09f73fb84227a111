// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "domain/countries.h"
#include "domain/error.h"
#include "engine/person_merge.h"

class QIODevice;

namespace savehub {

class PhoneNumbers;

/// Why a row was left out.
struct RowProblem {
    int line = 0;  ///< of the file, where the row starts
    QString field; ///< the column's name
    QString reason;

    /// "line 7, phone: …", for people.
    QString text() const;
    bool operator==(const RowProblem &) const = default;
};

/// A phone number of a table: where it stands, and its country.
struct NumberPlace {
    QString email; ///< of the row
    int line = 0;  ///< likewise
    QString field; ///< the column's name
    QString masked;
    QString country; ///< ISO 3166 alpha-2
};

/// What a table of people says.
struct PeopleFile {
    std::vector<Person> people;       ///< without ids; a field that is not given has its default
    std::vector<NumberPlace> numbers; ///< of people
    std::vector<RowProblem> problems; ///< by line
    QStringList warnings;             ///< about the table as a whole, such as unknown columns
    Countries countries{};            ///< of all its phone numbers, also in rows with problems
    PersonFields given{};             ///< the fields that it has a column for
};

/// Reads a table whose first line names its columns, in any order and case: name and email, and
/// optionally phone, region (the country a national number belongs to, ISO 3166 alpha-2), language
/// (ISO 639-1), time_zone (IANA), backup_name, backup_email, backup_phone and do_not_call (yes, no,
/// true, false, 1, 0 or empty).
///
/// \a defaultRegion is the country of national numbers in rows that name none; empty for none.
///
/// A row that cannot be used is left out and named in the problems; the others are read. An error
/// (BadInput) means that the table itself cannot be read: it names the line or the column.
Result<PeopleFile> readPeople(QIODevice &device, const PhoneNumbers &numbers,
                              const QString &defaultRegion = {});

/// \a file without the people who have a phone number outside of \a allowed. Such numbers are added
/// to the problems.
PeopleFile within(const Countries &allowed, PeopleFile file);

} // namespace savehub
