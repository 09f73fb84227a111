// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv/people_file.h"

#include <algorithm>

#include <QLocale>
#include <QSet>

#include "csv/people_row.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "phone/phone_numbers.h"

namespace savehub {

namespace {

using Columns = QHash<QString, qsizetype>;

tl::unexpected<Error> badTable(const QString &what, const QString &advice = {})
{
    return failure(Error::Kind::BadInput, what, advice);
}

bool isBlank(const CsvRow &row)
{
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const QString &cell) { return cell.trimmed().isEmpty(); });
}

Result<Columns> readHeader(const CsvRow &header, QStringList &warnings)
{
    Columns columns;
    for (qsizetype i = 0; i < header.cells.size(); ++i) {
        const auto column = header.cells[i].trimmed().toLower();
        if (columns.contains(column)) {
            return badTable(Words::tr("Line %1 names the column \"%2\" twice.")
                                .arg(header.line)
                                .arg(oneLine(column, 40)));
        }
        if (peopleColumns().contains(column)) {
            columns.insert(column, i);
        } else if (!column.isEmpty()) {
            warnings += Words::tr("The column \"%1\" is not known and was not read.")
                            .arg(oneLine(header.cells[i], 40));
        }
    }
    for (const auto &required : {QStringLiteral("name"), QStringLiteral("email")}) {
        if (!columns.contains(required)) {
            return badTable(
                Words::tr("Line %1 names no column \"%2\".").arg(header.line).arg(required),
                Words::tr(
                    "The first line has to name the columns, with name and email among them."));
        }
    }
    return columns;
}

PersonFields fieldsOf(const Columns &columns)
{
    const auto has = [&](const QString &column) {
        return columns.contains(column);
    };
    return {.phone = has(QStringLiteral("phone")),
            .language = has(QStringLiteral("language")),
            .timeZone = has(QStringLiteral("time_zone")),
            .backupName = has(QStringLiteral("backup_name")),
            .backupEmail = has(QStringLiteral("backup_email")),
            .backupPhone = has(QStringLiteral("backup_phone")),
            .doNotCall = has(QStringLiteral("do_not_call"))};
}

RowProblem notAllowed(const NumberPlace &number)
{
    const auto country = QLocale::territoryToString(QLocale::codeToTerritory(number.country));
    return {number.line, number.field,
            Words::tr("The phone number %1 is in %2, where calls and texts may not go. To allow "
                      "it: savehub-console countries --allow-country %3.")
                .arg(number.masked, country, number.country)};
}

/// Reads the rows under the header.
class PeopleReader
{
public:
    PeopleReader(Columns columns, qsizetype width, const PhoneNumbers &numbers,
                 const QString &defaultRegion)
        : m_columns(std::move(columns)),
          m_width(width),
          m_numbers(numbers),
          m_defaultRegion(defaultRegion)
    {
    }

    void add(const CsvRow &row, PeopleFile &file)
    {
        if (hasStrayCells(row)) {
            file.problems.push_back(
                {row.line, {}, Words::tr("The row has more cells than the header.")});
            return;
        }
        if (isCutOff(row)) { // missing cells would count as empty: do_not_call, too
            file.problems.push_back({row.line,
                                     {},
                                     Words::tr("The row has fewer cells than the header: it is cut "
                                               "off, or commas are missing at its end.")});
            return;
        }
        PeopleRow reader(row, m_columns, m_numbers, m_defaultRegion);
        const auto person = reader.read();
        for (const auto &number : reader.numbers()) {
            file.countries.insert(number.country);
        }
        if (!reader.problems().empty()) {
            file.problems.insert(file.problems.end(), reader.problems().begin(),
                                 reader.problems().end());
            return;
        }
        if (const int first = m_lineOfEmail.value(person.email)) {
            file.problems.push_back(
                {row.line, QStringLiteral("email"),
                 Words::tr("The same email address is in line %1.").arg(first)});
            return;
        }
        m_lineOfEmail.insert(person.email, row.line);
        for (auto &number : reader.numbers()) {
            number.email = person.email;
            file.numbers.push_back(std::move(number));
        }
        file.people.push_back(person);
    }

private:
    bool hasStrayCells(const CsvRow &row) const
    {
        return std::any_of(row.cells.begin() + std::min(m_width, row.cells.size()), row.cells.end(),
                           [](const QString &cell) { return !cell.trimmed().isEmpty(); });
    }

    bool isCutOff(const CsvRow &row) const
    {
        return std::any_of(m_columns.begin(), m_columns.end(),
                           [&](qsizetype place) { return place >= row.cells.size(); });
    }

    Columns m_columns;
    qsizetype m_width;
    const PhoneNumbers &m_numbers;
    QString m_defaultRegion;
    QHash<QString, int> m_lineOfEmail;
};

} // namespace

QString RowProblem::text() const
{
    return field.isEmpty() ? Words::tr("line %1: %2").arg(line).arg(reason)
                           : Words::tr("line %1, %2: %3").arg(line).arg(field, reason);
}

Result<PeopleFile> readPeople(QIODevice &device, const PhoneNumbers &numbers,
                              const QString &defaultRegion)
{
    auto reader = CsvReader::open(device);
    if (!reader) {
        return tl::make_unexpected(reader.error());
    }
    const auto header = reader->next();
    if (!header) {
        return tl::make_unexpected(header.error());
    }
    if (!*header) {
        return badTable(Words::tr("The file is empty."));
    }
    PeopleFile file;
    const auto columns = readHeader(**header, file.warnings);
    if (!columns) {
        return tl::make_unexpected(columns.error());
    }
    file.given = fieldsOf(*columns);
    PeopleReader people(*columns, (*header)->cells.size(), numbers, defaultRegion);
    while (true) {
        const auto row = reader->next();
        if (!row) {
            return tl::make_unexpected(row.error());
        }
        if (!*row) {
            return file;
        }
        if (!isBlank(**row)) {
            people.add(**row, file);
        }
    }
}

PeopleFile within(const Countries &allowed, PeopleFile file)
{
    QSet<QString> elsewhere;
    for (const auto &number : file.numbers) {
        if (!allowed.contains(number.country)) {
            elsewhere.insert(number.email);
            file.problems.push_back(notAllowed(number));
        }
    }
    const auto isElsewhere = [&](const auto &row) {
        return elsewhere.contains(row.email);
    };
    std::erase_if(file.people, isElsewhere);
    std::erase_if(file.numbers, isElsewhere);
    std::stable_sort(file.problems.begin(), file.problems.end(),
                     [](const auto &a, const auto &b) { return a.line < b.line; });
    return file;
}

} // namespace savehub
