// SPDX-License-Identifier: GPL-3.0-or-later
#include "csv/people_row.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "phone/phone_numbers.h"

namespace savehub {

namespace {

constexpr int longestName = 200;
constexpr int longestEmail = 254; // RFC 5321
constexpr int longestShown = 40;

QString shown(const QString &text)
{
    return withoutNumbers(text, longestShown);
}

bool isEmailShaped(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^[^\\s@\"(),:;<>\\[\\]\\\\]+@[^\\s@\"(),:;<>\\[\\]\\\\.]+(\\.[^\\s@\"(),:;<"
                       ">\\[\\]\\\\.]+)+$"));
    return text.size() <= longestEmail && oneLine(text, longestEmail) == text
           && shape.match(text).hasMatch();
}

/// QTimeZone also accepts POSIX rules ("Foo5") and folders ("Europe") as zones.
bool isZoneName(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$"));
    return shape.match(text).hasMatch() && QTimeZone(text.toLatin1()).isValid();
}

bool isLanguageCode(const QString &text)
{
    return text.size() == 2 && QLocale::codeToLanguage(text) != QLocale::AnyLanguage;
}

} // namespace

const QStringList &peopleColumns()
{
    static const QStringList columns{
        QStringLiteral("name"),         QStringLiteral("email"),
        QStringLiteral("phone"),        QStringLiteral("region"),
        QStringLiteral("language"),     QStringLiteral("time_zone"),
        QStringLiteral("backup_name"),  QStringLiteral("backup_email"),
        QStringLiteral("backup_phone"), QStringLiteral("do_not_call"),
    };
    return columns;
}

PeopleRow::PeopleRow(const CsvRow &row, const QHash<QString, qsizetype> &columns,
                     const PhoneNumbers &numbers, const QString &defaultRegion)
    : m_row(row),
      m_columns(columns),
      m_numbers(numbers),
      m_region(defaultRegion)
{
}

Person PeopleRow::read()
{
    const auto region = QStringLiteral("region");
    if (const auto written = cell(region); !written.isEmpty()) {
        m_region = written;
        if (!PhoneNumbers::knowsRegion(written)) {
            report(region, Words::tr("\"%1\" is not a two-letter country code such as DE or US.")
                               .arg(shown(written)));
            m_region.clear();
        }
    }
    Person person;
    person.name = name();
    person.email = email(QStringLiteral("email"));
    person.phone = phone(QStringLiteral("phone"));
    person.language = language();
    person.timeZone = timeZone();
    person.backup.name = oneLine(cell(QStringLiteral("backup_name")), longestName);
    person.backup.email = email(QStringLiteral("backup_email"));
    person.backup.phone = phone(QStringLiteral("backup_phone"));
    person.doNotCall = doNotCall();
    return person;
}

QString PeopleRow::cell(const QString &column) const
{
    const auto position = m_columns.value(column, -1);
    return position >= 0 && position < m_row.cells.size() ? m_row.cells[position].trimmed()
                                                          : QString();
}

void PeopleRow::report(const QString &column, const QString &reason)
{
    m_problems.push_back({m_row.line, column, reason});
}

QString PeopleRow::name()
{
    const auto column = QStringLiteral("name");
    const auto clean = oneLine(cell(column), longestName);
    if (clean.isEmpty()) {
        report(column, Words::tr("The name is missing."));
    }
    return clean;
}

QString PeopleRow::email(const QString &column)
{
    const auto written = cell(column);
    if (written.isEmpty() && column == QLatin1String("email")) {
        report(column, Words::tr("The email address is missing."));
    }
    if (!written.isEmpty() && !isEmailShaped(written)) {
        report(column, Words::tr("\"%1\" is not an email address.").arg(shown(written)));
    }
    return written.toLower();
}

std::optional<PhoneNumber> PeopleRow::phone(const QString &column)
{
    const auto written = cell(column);
    if (written.isEmpty()) {
        return std::nullopt;
    }
    const auto number = m_numbers.parse(written, m_region);
    if (!number) {
        report(column, number.error().text());
        return std::nullopt;
    }
    m_numbersRead.push_back({.email = {},
                             .line = m_row.line,
                             .field = column,
                             .masked = number->masked(),
                             .country = m_numbers.factsOf(*number).country});
    return *number;
}

QString PeopleRow::language()
{
    const auto column = QStringLiteral("language");
    const auto written = cell(column).toLower();
    if (written.isEmpty()) {
        return Person().language;
    }
    if (!isLanguageCode(written)) {
        report(column, Words::tr("\"%1\" is not a two-letter language code such as en or de.")
                           .arg(shown(written)));
    }
    return written;
}

QByteArray PeopleRow::timeZone()
{
    const auto column = QStringLiteral("time_zone");
    const auto written = cell(column);
    if (written.isEmpty()) {
        return Person().timeZone;
    }
    if (!isZoneName(written)) {
        report(column,
               Words::tr("\"%1\" is not a time zone such as Europe/Berlin.").arg(shown(written)));
    }
    return written.toUtf8();
}

bool PeopleRow::doNotCall()
{
    const auto column = QStringLiteral("do_not_call");
    const auto written = cell(column).toLower();
    const bool yes = written == QLatin1String("yes") || written == QLatin1String("true")
                     || written == QLatin1String("1");
    const bool no = written.isEmpty() || written == QLatin1String("no")
                    || written == QLatin1String("false") || written == QLatin1String("0");
    if (!yes && !no) {
        report(column, Words::tr("\"%1\" is neither yes nor no.").arg(shown(written)));
    }
    return yes;
}

} // namespace savehub
