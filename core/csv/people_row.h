// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "csv/csv_reader.h"
#include "csv/people_file.h"

namespace savehub {

/// The columns that a table of people may have.
const QStringList &peopleColumns();

/// Reads one row of a table of people. What is wrong with the row is collected in problems().
class PeopleRow
{
public:
    /// \a columns gives the position of each column that the table has, \a defaultRegion the
    /// country of national numbers where the row names none.
    PeopleRow(const CsvRow &row, const QHash<QString, qsizetype> &columns,
              const PhoneNumbers &numbers, const QString &defaultRegion);

    /// The person, to be used only when there are no problems().
    Person read();
    const std::vector<RowProblem> &problems() const { return m_problems; }
    /// The phone numbers of the row, without the row's email.
    std::vector<NumberPlace> &numbers() { return m_numbersRead; }

private:
    QString cell(const QString &column) const;
    void report(const QString &column, const QString &reason);

    QString name();
    QString email(const QString &column);
    std::optional<PhoneNumber> phone(const QString &column);
    QString language();
    QByteArray timeZone();
    bool doNotCall();

    const CsvRow &m_row;
    const QHash<QString, qsizetype> &m_columns;
    const PhoneNumbers &m_numbers;
    QString m_region;
    std::vector<RowProblem> m_problems;
    std::vector<NumberPlace> m_numbersRead;
};

} // namespace savehub
