// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/planned_call.h"

#include "store/sql_incident_reader.h"
#include "tests/app/console_process.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr int many = 100;

void import(const ConsoleHome &home, const QString &command, const QString &file)
{
    const auto ended = runConsole(home, {command, file, QStringLiteral("--yes")});
    if (ended.status != 0) {
        qFatal("%s failed: %s", qPrintable(command), qPrintable(ended.errors));
    }
}

std::unique_ptr<SqlIncidentReader> readerOf(const ConsoleHome &home)
{
    auto reader = SqlIncidentReader::open({home.database()});
    if (!reader) {
        qFatal("%s", qPrintable(reader.error().text()));
    }
    return std::move(*reader);
}

QByteArray icsTime(Instant instant)
{
    return toDateTimeUtc(instant).toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
}

} // namespace

const QString wholeNumber = QStringLiteral("600123456");

QByteArray peopleTable()
{
    return "name,email,phone\nAna,ana@example.org,+34600123456\n";
}

QByteArray calendarFor(Instant start)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//SaveHub//Test//EN\r\n"
           "BEGIN:VEVENT\r\nUID:standup@example.org\r\nDTSTAMP:20260101T000000Z\r\n"
           "SUMMARY:Stand-up\r\nDTSTART:"
           + icsTime(start) + "\r\nDTEND:" + icsTime(start + Minutes{30})
           + "\r\nATTENDEE;CN=Ana:mailto:ana@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

Instant startInsideWindow()
{
    const auto now = toInstant(QDateTime::currentDateTimeUtc());
    return std::chrono::floor<Seconds>(now) + Seconds{178};
}

void planCall(const ConsoleHome &home, Instant start)
{
    import(home, QStringLiteral("import-people"),
           home.write(QStringLiteral("people.csv"), peopleTable()));
    import(home, QStringLiteral("import-calendar"),
           home.write(QStringLiteral("team.ics"), calendarFor(start)));
}

void useTwilio(ConsoleHome &home, FakeTwilio &twilio)
{
    home.set(QStringLiteral("CALL_PROVIDER"), QStringLiteral("twilio"));
    home.set(QStringLiteral("TWILIO_API_BASE_URL"), twilio.url().toString());
    home.set(QStringLiteral("TWILIO_ACCOUNT_SID"), twilio.setup().accountSid);
    home.set(QStringLiteral("TWILIO_AUTH_TOKEN"), twilio.setup().authToken);
    home.set(QStringLiteral("TWILIO_FROM_NUMBER"), *twilio.setup().numbers.ownNumbers.begin());
}

std::vector<CallRow> storedCalls(const ConsoleHome &home)
{
    auto calls = readerOf(home)->calls({}, many);
    if (!calls) {
        qFatal("%s", qPrintable(calls.error().text()));
    }
    std::reverse(calls->begin(), calls->end());
    return std::move(*calls);
}

Step callStep(const ConsoleHome &home, const CallRow &call)
{
    const auto detail = readerOf(home)->detail(call.attempt.incident);
    const auto *step = detail ? detail->record.step(call.attempt.step) : nullptr;
    if (!step) {
        qFatal("there is no such step");
    }
    return *step;
}

} // namespace savehub
