// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_series.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimeZone>

#include "tests/calendar/calendar_text.h"

using namespace savehub;
using namespace calendar_text;

namespace {

QStringList startsOf(const Result<CalendarImport> &calendar)
{
    QStringList all;
    for (const auto &line : briefs(calendar)) {
        all += line.left(17);
    }
    return all;
}

} // namespace

class TestCalendarSeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheHourAcrossClockChanges_data();
    void keepsTheHourAcrossClockChanges();
    void repeats_data();
    void repeats();
    void replacesOccurrences_data();
    void replacesOccurrences();
    void keepsTheNewestVersion_data();
    void keepsTheNewestVersion();
    void findsWhatIsMovedIntoAndOutOfTheRange();
    void cancels_data();
    void cancels();
    void takesDescriptionsFromTheSeries();
    void isNotHeldUpByRules_data();
    void isNotHeldUpByRules();
    void boundsOneEvent();
};

void TestCalendarSeries::keepsTheHourAcrossClockChanges_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("first");

    QTest::newRow("Berlin, spring") << QByteArray("Europe/Berlin") << QDate(2026, 3, 18);
    QTest::newRow("Berlin, autumn") << QByteArray("Europe/Berlin") << QDate(2026, 10, 14);
    QTest::newRow("New York, spring") << QByteArray("America/New_York") << QDate(2026, 2, 25);
    QTest::newRow("New York, autumn") << QByteArray("America/New_York") << QDate(2026, 10, 21);
    QTest::newRow("Sydney, autumn") << QByteArray("Australia/Sydney") << QDate(2026, 3, 25);
    QTest::newRow("Kolkata, no change") << QByteArray("Asia/Kolkata") << QDate(2026, 3, 18);
}

void TestCalendarSeries::keepsTheHourAcrossClockChanges()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, first);
    const auto start = first.toString(QStringLiteral("yyyyMMdd")).toLatin1() + "T091500";
    const auto series = read(vcalendar(
        vevent("a", "DTSTART;TZID=" + zone + ":" + start + "\r\nRRULE:FREQ=WEEKLY;COUNT=5")));
    QVERIFY(series);
    QCOMPARE(series->import.meetings.size(), 5U);
    for (int week = 0; week < 5; ++week) {
        const QDateTime expected(first.addDays(7 * week), QTime(9, 15), QTimeZone(zone));
        const auto &meeting = series->import.meetings[static_cast<size_t>(week)].meeting;
        QCOMPARE(toIso(meeting.start), toIso(toInstant(expected)));
        QCOMPARE(meeting.occurrence, toIso(meeting.start));
    }
}

void TestCalendarSeries::repeats_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("starts");

    const auto row = [](const char *name, const char *text, const char *starts) {
        QTest::newRow(name) << QByteArray(text) << lines(starts);
    };
    row("daily by COUNT", "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=3",
        "2026-07-01T09:00Z\n2026-07-02T09:00Z\n2026-07-03T09:00Z");
    row("UNTIL in UTC includes the last",
        "DTSTART;TZID=Europe/Berlin:20260701T090000\r\nRRULE:FREQ=DAILY;UNTIL=20260702T070000Z",
        "2026-07-01T07:00Z\n2026-07-02T07:00Z");
    row("UNTIL a day includes that day",
        "DTSTART;TZID=Europe/Berlin:20260701T090000\r\nRRULE:FREQ=DAILY;UNTIL=20260702",
        "2026-07-01T07:00Z\n2026-07-02T07:00Z");
    row("UNTIL in local time",
        "DTSTART;TZID=Europe/Berlin:20260701T090000\r\nRRULE:FREQ=DAILY;UNTIL=20260702T090000",
        "2026-07-01T07:00Z\n2026-07-02T07:00Z");
    row("last Friday of the month",
        "DTSTART:20260130T090000Z\r\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3",
        "2026-01-30T09:00Z\n2026-02-27T09:00Z\n2026-03-27T09:00Z");
    row("lower case, with spaces", "DTSTART:20260701T090000Z\r\nrrule:freq=daily; count=2;",
        "2026-07-01T09:00Z\n2026-07-02T09:00Z");
    row("began long ago", "DTSTART:19990101T090000Z\r\nRRULE:FREQ=YEARLY", "2026-01-01T09:00Z");
    row("over before the range", "DTSTART:20200101T090000Z\r\nRRULE:FREQ=DAILY;COUNT=5", "");
    row("start that the rule does not hit",
        "DTSTART:20260701T090000Z\r\nRRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20260710T090000Z",
        "2026-07-01T09:00Z\n2026-07-03T09:00Z\n2026-07-10T09:00Z");
    row("RDATE alone", "DTSTART:20260701T090000Z\r\nRDATE:20260703T100000Z,20260705T110000Z",
        "2026-07-01T09:00Z\n2026-07-03T10:00Z\n2026-07-05T11:00Z");
    row("RDATE as PERIOD", "DTSTART:20260701T090000Z\r\nRDATE;VALUE=PERIOD:20260703T100000Z/PT2H",
        "2026-07-01T09:00Z\n2026-07-03T10:00Z");
    row("RDATE that the rule hits too",
        "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nRDATE:20260702T090000Z",
        "2026-07-01T09:00Z\n2026-07-02T09:00Z");
    row("EXDATE", "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:20260702T090000Z",
        "2026-07-01T09:00Z\n2026-07-03T09:00Z");
    row("EXDATE of the first",
        "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEXDATE:20260701T090000Z",
        "2026-07-02T09:00Z");
    row("EXDATEs in one line",
        "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:20260702T090000Z,"
        "20260703T090000Z",
        "2026-07-01T09:00Z");
    row("EXDATE in another zone",
        "DTSTART;TZID=Europe/"
        "Berlin:20260701T090000\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEXDATE:20260702T070000Z",
        "2026-07-01T07:00Z");
    row("EXDATE without its zone",
        "DTSTART;TZID=Asia/"
        "Tokyo:20260701T090000\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEXDATE:20260702T090000",
        "2026-07-01T00:00Z");
    row("EXDATE as a day",
        "DTSTART;TZID=Asia/"
        "Tokyo:20260701T050000\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEXDATE;VALUE=DATE:20260702",
        "2026-06-30T20:00Z");
    row("empty EXDATE", "DTSTART:20260701T090000Z\r\nEXDATE:", "2026-07-01T09:00Z");
    row("EXRULE",
        "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=4\r\nEXRULE:FREQ=DAILY;INTERVAL=2",
        "2026-07-02T09:00Z\n2026-07-04T09:00Z");
    row("a clock change skips its hour",
        "DTSTART;TZID=Europe/Berlin:20260328T023000\r\nRRULE:FREQ=DAILY;COUNT=3",
        "2026-03-28T01:30Z\n2026-03-29T01:30Z\n2026-03-30T00:30Z");
    row("a clock change repeats its hour",
        "DTSTART;TZID=Europe/Berlin:20261024T023000\r\nRRULE:FREQ=DAILY;COUNT=3",
        "2026-10-24T00:30Z\n2026-10-25T00:30Z\n2026-10-26T01:30Z");
    row("the range's ends are inside", "DTSTART:20251231T235959Z\r\nRRULE:FREQ=DAILY;INTERVAL=365",
        "2026-12-31T23:59Z");
}

void TestCalendarSeries::repeats()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, starts);
    const auto result = read(vcalendar(vevent("a", text)));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(startsOf(result), starts);
    QCOMPARE(result->warnings, QStringList());
}

void TestCalendarSeries::replacesOccurrences_data()
{
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<QStringList>("meetings");

    const auto master = vevent("a", "DTSTART;TZID=Europe/Berlin:20260701T090000\r\n"
                                    "RRULE:FREQ=DAILY;COUNT=3\r\nSUMMARY:Daily");
    const auto replacing = [](const QByteArray &id, const QByteArray &more) {
        return vevent("a", "RECURRENCE-ID" + id + "\r\nSUMMARY:Once\r\n" + more);
    };
    const auto moved = replacing(";TZID=Europe/Berlin:20260702T090000",
                                 "DTSTART;TZID=Europe/Berlin:20260702T110000");
    const auto expected = lines("2026-07-01T07:00Z (2026-07-01T07:00Z) Daily\n"
                                "2026-07-02T09:00Z (2026-07-02T07:00Z) Once\n"
                                "2026-07-03T07:00Z (2026-07-03T07:00Z) Daily");
    QTest::newRow("after its series") << master + moved << expected;
    QTest::newRow("before its series") << moved + master << expected;
    QTest::newRow("id in UTC") << master
                                      + replacing(":20260702T070000Z", "DTSTART:20260702T090000Z")
                               << expected;
    QTest::newRow("id without a zone")
        << master + replacing(":20260702T090000", "DTSTART;TZID=Europe/Berlin:20260702T110000")
        << expected;
    QTest::newRow("id a day") << master
                                     + replacing(";VALUE=DATE:20260702",
                                                 "DTSTART;TZID=Europe/Berlin:20260702T110000")
                              << expected;
    QTest::newRow("without its series") << moved << QStringList{expected[1]};
    QTest::newRow("in another VCALENDAR")
        << master + "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\n" + moved << expected;
    QTest::newRow("of no occurrence")
        << master + replacing(":20260709T070000Z", "DTSTART:20260709T080000Z")
        << lines("2026-07-01T07:00Z (2026-07-01T07:00Z) Daily\n"
                 "2026-07-02T07:00Z (2026-07-02T07:00Z) Daily\n"
                 "2026-07-03T07:00Z (2026-07-03T07:00Z) Daily\n"
                 "2026-07-09T08:00Z (2026-07-09T07:00Z) Once");
    QTest::newRow("with a whole day")
        << master + replacing(":20260702T070000Z", "DTSTART;VALUE=DATE:20260702")
        << QStringList{expected[0], expected[2]};
}

void TestCalendarSeries::replacesOccurrences()
{
    QFETCH(QByteArray, events);
    QFETCH(QStringList, meetings);
    QCOMPARE(briefs(read(vcalendar(events))), meetings);
}

void TestCalendarSeries::keepsTheNewestVersion_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("title");

    const auto version = [](const QByteArray &title, const QByteArray &more) {
        return "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260701T090000Z\r\nSUMMARY:" + title + "\r\n"
               + more + "\r\nEND:VEVENT\r\n";
    };
    const auto low = version("low", "SEQUENCE:2\r\nDTSTAMP:20260105T000000Z");
    const auto high = version("high", "SEQUENCE:10\r\nDTSTAMP:20260101T000000Z");
    QTest::newRow("SEQUENCE") << low << high << "high";
    QTest::newRow("SEQUENCE, other order") << high << low << "high";
    const auto old = version("old", "DTSTAMP:20260101T000000Z");
    const auto late = version("late", "DTSTAMP:20260102T000000Z");
    QTest::newRow("DTSTAMP") << old << late << "late";
    QTest::newRow("DTSTAMP, other order") << late << old << "late";
    QTest::newRow("the last otherwise")
        << version("a", "CLASS:PUBLIC") << version("b", "CLASS:PUBLIC") << "b";
    const QByteArray id("RECURRENCE-ID:20260701T080000Z\r\n");
    QTest::newRow("of an occurrence")
        << version("high", id + "SEQUENCE:2") << version("low", id + "SEQUENCE:1") << "high";
}

void TestCalendarSeries::keepsTheNewestVersion()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QString, title);
    const auto result = read(vcalendar(first + second));
    QVERIFY(result);
    QCOMPARE(result->import.meetings.size(), 1U);
    QCOMPARE(result->import.meetings.front().meeting.title, title);
    QCOMPARE(result->import.uids, QStringList{QStringLiteral("a")});
}

void TestCalendarSeries::findsWhatIsMovedIntoAndOutOfTheRange()
{
    const auto series = vevent("a", "DTSTART:20251201T090000Z\r\nRRULE:FREQ=MONTHLY;COUNT=3");
    const auto in = vevent("a", "RECURRENCE-ID:20251201T090000Z\r\nDTSTART:20260105T090000Z");
    const auto out = vevent("a", "RECURRENCE-ID:20260201T090000Z\r\nDTSTART:20270201T090000Z");
    QCOMPARE(briefs(read(vcalendar(series + in + out))),
             lines("2026-01-01T09:00Z (2026-01-01T09:00Z) (no title)\n"
                   "2026-01-05T09:00Z (2025-12-01T09:00Z) (no title)"));
}

void TestCalendarSeries::cancels_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("meetings");

    const auto single = vevent("a", "DTSTART:20260701T090000Z\r\nSUMMARY:x");
    const auto series =
        vevent("a", "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nSUMMARY:x");
    const auto once = vevent("a", "RECURRENCE-ID:20260702T090000Z\r\nSTATUS:CANCELLED");
    QTest::newRow("STATUS") << vcalendar(vevent("a", "DTSTART:20260701T090000Z\r\nSUMMARY:x\r\n"
                                                     "status:cancelled"))
                            << lines("2026-07-01T09:00Z x cancelled");
    QTest::newRow("METHOD") << vcalendar(single, "CANCEL")
                            << lines("2026-07-01T09:00Z x cancelled");
    QTest::newRow("one occurrence, without its start")
        << vcalendar(series + once)
        << lines("2026-07-01T09:00Z (2026-07-01T09:00Z) x\n"
                 "2026-07-02T09:00Z (2026-07-02T09:00Z) x cancelled");
    QTest::newRow("a series with what replaced its occurrences")
        << vcalendar(vevent("a",
                            "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nSUMMARY:x\r\n"
                            "SEQUENCE:2\r\nSTATUS:CANCELLED")
                     + vevent("a", "RECURRENCE-ID:20260702T090000Z\r\nDTSTART:20260702T100000Z\r\n"
                                   "SUMMARY:y\r\nSEQUENCE:1"))
        << lines("2026-07-01T09:00Z (2026-07-01T09:00Z) x cancelled\n"
                 "2026-07-02T10:00Z (2026-07-02T09:00Z) y cancelled");
    QTest::newRow("by UID alone") << vcalendar(vevent("a", "SEQUENCE:1"), "CANCEL")
                                  << QStringList();
}

void TestCalendarSeries::cancels()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, meetings);
    const auto result = read(text);
    QCOMPARE(briefs(result), meetings);
    QCOMPARE(result->import.uids, QStringList{QStringLiteral("a")});
}

void TestCalendarSeries::takesDescriptionsFromTheSeries()
{
    const auto result = read(vcalendar(
        vevent("a", "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nSUMMARY:Daily\r\n"
                    "ATTENDEE:mailto:ada@example.org")
        + vevent("a", "RECURRENCE-ID:20260701T090000Z\r\nDTSTART:20260701T100000Z")
        + vevent("a", "RECURRENCE-ID:20260702T090000Z\r\nDTSTART:20260702T100000Z\r\n"
                      "SUMMARY:Smaller\r\nORGANIZER:mailto:bob@example.org")));
    QVERIFY(result);
    const auto &meetings = result->import.meetings;
    QCOMPARE(meetings[0].meeting.title, QStringLiteral("Daily"));
    QCOMPARE(meetings[0].invitees.front().email, QStringLiteral("ada@example.org"));
    QCOMPARE(meetings[1].meeting.title, QStringLiteral("Smaller"));
    QCOMPARE(meetings[1].invitees.size(), 1U);
    QCOMPARE(meetings[1].invitees.front().email, QStringLiteral("bob@example.org"));
}

void TestCalendarSeries::isNotHeldUpByRules_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("meetings");

    QTest::newRow("every second for an hour")
        << QByteArray("DTSTART:20260701T090000Z\r\nRRULE:FREQ=SECONDLY;UNTIL=20260701T095959Z")
        << 0;
    QTest::newRow("every second 24 times")
        << QByteArray("DTSTART:20260701T090000Z\r\nRRULE:FREQ=SECONDLY;COUNT=24") << 24;
    QTest::newRow("every second for ever")
        << QByteArray("DTSTART:20260701T090000Z\r\nRRULE:FREQ=SECONDLY") << 0;
    QTest::newRow("every second since 1970")
        << QByteArray("DTSTART:19700101T000000Z\r\nRRULE:FREQ=SECONDLY") << 0;
    QTest::newRow("every second of a day that does not exist") << QByteArray(
        "DTSTART:20260701T090000Z\r\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1")
                                                               << 0;
    QTest::newRow("every minute since 1970")
        << QByteArray("DTSTART:19700101T000000Z\r\nRRULE:FREQ=MINUTELY") << 0;
    QTest::newRow("every second, in disguise")
        << QByteArray("DTSTART:20200101T000000Z\r\nRRULE:FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50;"
                      "BYSECOND=0,5,10,15,20,25,30,35,40,45,50,55")
        << 0;
    QTest::newRow("every second as an exception") << QByteArray(
        "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEXRULE:FREQ=SECONDLY")
                                                  << 0;
    QTest::newRow("a day that does not exist")
        << QByteArray("DTSTART:20260701T090000Z\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") << 1;
    QTest::newRow("an interval without end")
        << QByteArray("DTSTART:20260701T090000Z\r\nRRULE:FREQ=YEARLY;INTERVAL=32767") << 1;
}

void TestCalendarSeries::isNotHeldUpByRules()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, meetings);
    QElapsedTimer timer;
    timer.start();
    const auto result = read(vcalendar(vevent("a", lines)));
    QVERIFY2(timer.elapsed() < 20'000, "unbounded, these rules run for minutes");
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(static_cast<int>(result->import.meetings.size()), meetings);
    QCOMPARE(result->warnings.size(), meetings == 0 ? 1 : 0);
}

void TestCalendarSeries::boundsOneEvent()
{
    const QByteArray start("DTSTART:20260101T000000Z\r\nRRULE:FREQ=HOURLY;COUNT=");
    const auto readMany = [&](const QByteArray &count) {
        return readCalendar(vcalendar(vevent("a", start + count)), QStringLiteral("team.ics"), from,
                            until + Hours(24 * 365), "UTC");
    };
    QCOMPARE(readMany("10000")->import.meetings.size(), 10'000U);
    const auto tooMany = readMany("10001");
    QCOMPARE(tooMany->import.meetings.size(), 0U);
    QCOMPARE(tooMany->import.uids, QStringList());
    QVERIFY(tooMany->warnings.front().contains(QStringLiteral("10000 times")));
}

QTEST_GUILESS_MAIN(TestCalendarSeries)
#include "tst_calendar_series.moc"
