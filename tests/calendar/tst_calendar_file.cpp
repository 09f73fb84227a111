// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar_file.h"

#include <QElapsedTimer>
#include <QTimeZone>
#include <QtTest>

using namespace savehub;

namespace {

Instant at(const char *iso)
{
    return toInstant(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate));
}

const auto from = at("2026-01-01T00:00:00Z");
const auto until = at("2026-12-31T23:59:59Z");

/// A calendar whose first event begins in line 4.
QByteArray vcalendar(const QByteArray &events, const QByteArray &method = "PUBLISH")
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:" + method + "\r\n" + events
           + "END:VCALENDAR\r\n";
}

/// An event, which \a lines describe further.
QByteArray vevent(const QByteArray &uid, const QByteArray &lines)
{
    return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20260101T000000Z\r\n" + lines
           + "\r\nEND:VEVENT\r\n";
}

Result<CalendarImport> read(const QByteArray &ics, const QByteArray &zone = "Europe/Berlin")
{
    return readCalendar(ics, QStringLiteral("team.ics"), from, until, zone);
}

QByteArray sample(const QString &name)
{
    return readCalendarFile(QFINDTESTDATA(QStringLiteral("data/") + name)).value_or(QByteArray());
}

/// "2026-03-16T08:00Z title", with "(original start)" and "cancelled" where it is so.
QString brief(const CalendarMeeting &entry)
{
    const auto &meeting = entry.meeting;
    auto text = toIso(meeting.start).left(16) + u'Z';
    if (!meeting.occurrence.isEmpty()) {
        text += QStringLiteral(" (%1Z)").arg(meeting.occurrence.left(16));
    }
    text += u' ' + meeting.title;
    return meeting.cancelled ? text + QStringLiteral(" cancelled") : text;
}

QStringList briefs(const Result<CalendarImport> &calendar)
{
    if (!calendar) {
        return {calendar.error().text()};
    }
    QStringList all;
    for (const auto &entry : calendar->import.meetings) {
        all += brief(entry);
    }
    return all;
}

QStringList startsOf(const Result<CalendarImport> &calendar)
{
    QStringList all;
    for (const auto &line : briefs(calendar)) {
        all += line.left(17);
    }
    return all;
}

QStringList lines(const char *text)
{
    return QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class TestCalendarFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsGoogle();
    void readsOutlook();
    void readsApple();
    void keepsTheHourAcrossClockChanges_data();
    void keepsTheHourAcrossClockChanges();
    void readsTimes_data();
    void readsTimes();
    void readsEnds_data();
    void readsEnds();
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
    void namesItsUids_data();
    void namesItsUids();
    void warns_data();
    void warns();
    void countsAllDayEvents();
    void refusesBrokenFiles_data();
    void refusesBrokenFiles();
    void isNotHeldUpByRules_data();
    void isNotHeldUpByRules();
    void boundsOneEvent();
    void boundsTheCalendar();
    void boundsTheFile();
    void boundsWarnings();
    void saysWhyAFileCannotBeRead();
};

void TestCalendarFile::readsGoogle()
{
    const auto calendar = read(sample(QStringLiteral("google.ics")));
    const auto title = QStringLiteral("Stand-up für alle, täglich ist zu oft – wöchentlich genügt "
                                      "👍 und hält die Woche zusammen");
    QCOMPARE(briefs(calendar),
             (QStringList{
                 QStringLiteral("2026-03-16T08:00Z (2026-03-16T08:00Z) ") + title,
                 QStringLiteral("2026-03-23T08:00Z (2026-03-23T08:00Z) ") + title,
                 QStringLiteral("2026-03-31T08:00Z (2026-03-30T07:00Z) Stand-up, moved"),
                 QStringLiteral("2026-04-13T07:00Z (2026-04-13T07:00Z) ") + title,
                 QStringLiteral("2026-04-20T07:00Z (2026-04-20T07:00Z) ") + title,
                 QStringLiteral("2026-04-02T14:00Z Call with the customer"),
             }));
    QCOMPARE(calendar->warnings.size(), 1);
    QVERIFY(calendar->warnings.front().contains(QStringLiteral("1 all-day")));
    const auto &first = calendar->import.meetings.front();
    QCOMPARE(first.meeting.timeZone, QByteArray("Europe/Berlin"));
    QCOMPARE(first.meeting.end - first.meeting.start, Milliseconds(Minutes(30)));
    QCOMPARE(first.meeting.source, MeetingSource::CalendarFile);
    QVERIFY(first.meeting.id.isEmpty());
    const std::vector<Invitee> invited{
        {QStringLiteral("ada@example.org"), QStringLiteral("Ada Example"), false},
        {QStringLiteral("bob@example.org"), QStringLiteral("bob@example.org"), true},
    };
    QVERIFY(first.invitees == invited);
}

void TestCalendarFile::readsOutlook()
{
    const auto calendar = read(sample(QStringLiteral("outlook.ics")));
    QCOMPARE(briefs(calendar), lines("2026-10-20T12:00Z (2026-10-20T12:00Z) Review\n"
                                     "2026-10-27T13:00Z (2026-10-27T13:00Z) Canceled: Review "
                                     "cancelled\n"
                                     "2026-11-03T13:00Z (2026-11-03T13:00Z) Review\n"
                                     "2026-11-10T13:00Z (2026-11-10T13:00Z) Review\n"
                                     "2026-10-23T06:00Z (2026-10-23T06:00Z) Helsinki office\n"
                                     "2026-10-30T07:00Z (2026-10-30T07:00Z) Helsinki office\n"));
    const auto &first = calendar->import.meetings.front();
    QCOMPARE(first.meeting.timeZone, QByteArray("Europe/Berlin"));
    const std::vector<Invitee> invited{
        {QStringLiteral("bob@example.org"), QStringLiteral("Example, Bob"), false},
        {QStringLiteral("ada@example.org"), QStringLiteral("Example, Ada"), false},
    };
    QVERIFY(first.invitees == invited);
    QCOMPARE(calendar->import.uids.size(), 3);
    QCOMPARE(calendar->warnings.size(), 1);
}

void TestCalendarFile::readsApple()
{
    const auto calendar = read(sample(QStringLiteral("apple.ics")));
    QCOMPARE(briefs(calendar), lines("2026-10-22T20:00Z (2026-10-22T20:00Z) 1:1\n"
                                     "2026-10-29T15:30Z (2026-10-29T20:00Z) 1:1 (earlier)\n"
                                     "2026-11-06T15:00Z (2026-11-06T15:00Z) 1:1\n"));
    const auto &first = calendar->import.meetings.front();
    QCOMPARE(first.meeting.end - first.meeting.start, Milliseconds(Minutes(45)));
    QCOMPARE(first.invitees.size(), 2U);
    QCOMPARE(first.invitees.front().email, QStringLiteral("cy@example.org"));
    QCOMPARE(first.invitees.back().email, QStringLiteral("ada@example.org"));
}

void TestCalendarFile::keepsTheHourAcrossClockChanges_data()
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

void TestCalendarFile::keepsTheHourAcrossClockChanges()
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

void TestCalendarFile::readsTimes_data()
{
    QTest::addColumn<QByteArray>("dtstart");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QByteArray>("zone");

    const auto row = [](const char *name, const char *dtstart, const char *start,
                        const char *zone) {
        QTest::newRow(name) << QByteArray(dtstart) << QString::fromLatin1(start)
                            << QByteArray(zone);
    };
    row("UTC", ":20260701T090000Z", "2026-07-01T09:00:00.000Z", "UTC");
    row("floating", ":20260701T090000", "2026-07-01T07:00:00.000Z", "Europe/Berlin");
    row("IANA", ";TZID=Asia/Tokyo:20260701T090000", "2026-07-01T00:00:00.000Z", "Asia/Tokyo");
    row("IANA, old name", ";TZID=US/Eastern:20260701T090000", "2026-07-01T13:00:00.000Z",
        "US/Eastern");
    row("Windows", ";TZID=Pacific Standard Time:20260701T090000", "2026-07-01T16:00:00.000Z",
        "America/Los_Angeles");
    row("quoted Windows", ";TZID=\"W. Europe Standard Time\":20260701T090000",
        "2026-07-01T07:00:00.000Z", "Europe/Berlin");
    row("prefixed", ";TZID=/freeassociation.sourceforge.net/Europe/Berlin:20260701T090000",
        "2026-07-01T07:00:00.000Z", "Europe/Berlin");
    row("three parts", ";TZID=America/Argentina/Buenos_Aires:20260701T090000",
        "2026-07-01T12:00:00.000Z", "America/Argentina/Buenos_Aires");
    row("UTC wins over TZID", ";TZID=Asia/Tokyo:20260701T090000Z", "2026-07-01T09:00:00.000Z",
        "UTC");
    row("skipped by the clock", ";TZID=Europe/Berlin:20260329T023000", "2026-03-29T01:30:00.000Z",
        "Europe/Berlin");
    row("twice on the clock", ";TZID=Europe/Berlin:20261025T023000", "2026-10-25T00:30:00.000Z",
        "Europe/Berlin");
    row("twice in New York", ";TZID=America/New_York:20261101T013000", "2026-11-01T05:30:00.000Z",
        "America/New_York");
    row("leap second", ":20260701T085960Z", "2026-07-01T08:59:59.000Z", "UTC");
}

void TestCalendarFile::readsTimes()
{
    QFETCH(QByteArray, dtstart);
    QFETCH(QString, start);
    QFETCH(QByteArray, zone);
    const auto result = read(vcalendar(vevent("a", "DTSTART" + dtstart)));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(result->import.meetings.size(), 1U);
    QCOMPARE(toIso(result->import.meetings.front().meeting.start), start);
    QCOMPARE(result->import.meetings.front().meeting.timeZone, zone);
    QCOMPARE(result->import.meetings.front().meeting.occurrence, QString());
}

void TestCalendarFile::readsEnds_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("minutes");

    QTest::newRow("DTEND") << QByteArray("DTEND:20260701T093000Z") << 30;
    QTest::newRow("DTEND in another zone")
        << QByteArray("DTEND;TZID=Asia/Tokyo:20260701T190000") << 60;
    QTest::newRow("DURATION") << QByteArray("DURATION:PT1H30M") << 90;
    QTest::newRow("DURATION in weeks") << QByteArray("DURATION:P1W") << 7 * 24 * 60;
    QTest::newRow("neither") << QByteArray("SUMMARY:x") << 0;
    QTest::newRow("end before the start") << QByteArray("DTEND:20260701T080000Z") << 0;
}

void TestCalendarFile::readsEnds()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, minutes);
    const auto result = read(vcalendar(vevent("a", "DTSTART:20260701T090000Z\r\n" + lines)));
    QVERIFY(result);
    const auto &meeting = result->import.meetings.front().meeting;
    QCOMPARE(meeting.end - meeting.start, Milliseconds(Minutes(minutes)));
}

void TestCalendarFile::repeats_data()
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
    row("lower case", "DTSTART:20260701T090000Z\r\nrrule:freq=daily;count=2",
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

void TestCalendarFile::repeats()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, starts);
    const auto result = read(vcalendar(vevent("a", text)));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(startsOf(result), starts);
    QCOMPARE(result->warnings, QStringList());
}

void TestCalendarFile::replacesOccurrences_data()
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

void TestCalendarFile::replacesOccurrences()
{
    QFETCH(QByteArray, events);
    QFETCH(QStringList, meetings);
    QCOMPARE(briefs(read(vcalendar(events))), meetings);
}

void TestCalendarFile::keepsTheNewestVersion_data()
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

void TestCalendarFile::keepsTheNewestVersion()
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

void TestCalendarFile::findsWhatIsMovedIntoAndOutOfTheRange()
{
    const auto series = vevent("a", "DTSTART:20251201T090000Z\r\nRRULE:FREQ=MONTHLY;COUNT=3");
    const auto in = vevent("a", "RECURRENCE-ID:20251201T090000Z\r\nDTSTART:20260105T090000Z");
    const auto out = vevent("a", "RECURRENCE-ID:20260201T090000Z\r\nDTSTART:20270201T090000Z");
    QCOMPARE(briefs(read(vcalendar(series + in + out))),
             lines("2026-01-01T09:00Z (2026-01-01T09:00Z) (no title)\n"
                   "2026-01-05T09:00Z (2025-12-01T09:00Z) (no title)"));
}

void TestCalendarFile::cancels_data()
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

void TestCalendarFile::cancels()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, meetings);
    const auto result = read(text);
    QCOMPARE(briefs(result), meetings);
    QCOMPARE(result->import.uids, QStringList{QStringLiteral("a")});
}

void TestCalendarFile::takesDescriptionsFromTheSeries()
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

void TestCalendarFile::namesItsUids_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("uids");

    const auto start = QByteArrayLiteral("DTSTART:20260701T090000Z");
    QTest::newRow("each once, in order")
        << vcalendar(vevent("b", start) + vevent("a", start) + vevent("b", start)) << lines("b\na");
    QTest::newRow("out of the range")
        << vcalendar(vevent("a", "DTSTART:20200701T090000Z")) << lines("a");
    QTest::newRow("whole days") << vcalendar(vevent("a", "DTSTART;VALUE=DATE:20260701"))
                                << lines("a");
    QTest::newRow("unknown zone: nothing is known of it")
        << vcalendar(vevent("a", "DTSTART;TZID=Moon/Crater:20260701T090000") + vevent("b", start))
        << lines("b");
    const auto once = vevent("a", "RECURRENCE-ID:20260702T090000Z\r\n" + start);
    QTest::newRow("occurrences of a published calendar are all there are")
        << vcalendar(once) << lines("a");
    QTest::newRow("a message about one occurrence leaves the others")
        << vcalendar(once, "REQUEST") << QStringList();
    QTest::newRow("the same, cancelled") << vcalendar(once, "CANCEL") << QStringList();
    QTest::newRow("a message about the series")
        << vcalendar(vevent("a", start) + once, "REQUEST") << lines("a");
    QTest::newRow("nothing at all") << vcalendar({}) << QStringList();
}

void TestCalendarFile::namesItsUids()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, uids);
    const auto result = read(text);
    QVERIFY(result);
    QCOMPARE(result->import.uids, uids);
    QCOMPARE(toIso(result->import.from), toIso(from));
    QCOMPARE(toIso(result->import.until), toIso(until));
}

void TestCalendarFile::warns_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("meetings");

    const auto good = vevent("good", "DTSTART:20260701T090000Z");
    QTest::newRow("unknown zone") << vcalendar(
        good + vevent("bad", "DTSTART;TZID=Moon/Crater:20260701T090000"))
                                  << "Line 9, event bad: the time zone \"Moon/Crater\" is not known"
                                  << 1;
    QTest::newRow("unknown zone of an exception")
        << vcalendar(good
                     + vevent("bad", "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\n"
                                     "EXDATE;TZID=Moon/Crater:20260702T090000"))
        << "event bad: the time zone" << 1;
    QTest::newRow("unknown zone of one occurrence")
        << vcalendar(good + vevent("bad", "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2")
                     + vevent("bad", "DTSTART;TZID=Foo5:20260701T090000\r\n"
                                     "RECURRENCE-ID:20260701T090000Z"))
        << "event bad: the time zone \"Foo5\"" << 1;
    QTest::newRow("zone with a definition that cannot be used")
        << vcalendar("BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                     "TZOFFSETFROM:+0100\r\nTZOFFSETTO:banana\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
                     + good + vevent("bad", "DTSTART;TZID=Mine:20260701T090000"))
        << "the time zone \"Mine\" is not known" << 1;
    QTest::newRow("this and all later ones")
        << vcalendar(vevent("a", "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=3")
                     + vevent("a", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260702T090000Z\r\n"
                                   "DTSTART:20260702T100000Z"))
        << "this and all later occurrences" << 3;
    QTest::newRow("another calendar than the Gregorian") << vcalendar(
        good + vevent("bad", "DTSTART:20260701T090000Z\r\nRRULE:RSCALE=CHINESE;FREQ=YEARLY"))
                                                         << "Gregorian" << 1;
    QTest::newRow("answers between calendars")
        << vcalendar(good, "REPLY") << "Line 1: this is an answer" << 0;
}

void TestCalendarFile::warns()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    QFETCH(int, meetings);
    const auto result = read(text);
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(result->warnings.size(), 1);
    QVERIFY2(result->warnings.front().contains(says), qPrintable(result->warnings.front()));
    QCOMPARE(static_cast<int>(result->import.meetings.size()), meetings);
}

void TestCalendarFile::countsAllDayEvents()
{
    QByteArray events;
    for (int i = 0; i < 30; ++i) {
        events += vevent(QByteArray::number(i), "DTSTART;VALUE=DATE:20260701\r\nRRULE:FREQ=YEARLY");
    }
    const auto result = read(vcalendar(events));
    QVERIFY(result);
    QCOMPARE(result->import.meetings.size(), 0U);
    QCOMPARE(result->warnings.size(), 1);
    QVERIFY(result->warnings.front().startsWith(QStringLiteral("30 all-day")));
}

void TestCalendarFile::refusesBrokenFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");

    const auto with = [](const QByteArray &lines) {
        return vcalendar(vevent("a", lines));
    };
    const auto row = [](const char *name, const QByteArray &text, const char *says) {
        QTest::newRow(name) << text << QString::fromUtf8(says);
    };
    const QByteArray start("DTSTART:20260701T090000Z\r\n");
    row("not iCalendar", "<html><body>Sign in</body></html>", "Line 1: ");
    row("empty", "", "not an iCalendar file");
    row("blank", "\r\n\r\n", "not an iCalendar file");
    row("garbage line", with(start + "what is this"), "Line 8: ");
    row("event never closed", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\n",
        "Line 3, VEVENT: ");
    row("event closed by its calendar", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VCALENDAR",
        "Line 4, END: ");
    row("start that does not exist", with("DTSTART:20260231T090000Z"), "Line 7, DTSTART: ");
    row("start with an hour that does not exist", with("DTSTART:20260201T250000Z"),
        "Line 7, DTSTART: ");
    row("start in words", with("DTSTART:tomorrow"), "Line 7, DTSTART: ");
    row("start by ISO 8601", with("DTSTART:2026-07-01T09:00:00Z"), "Line 7, DTSTART: ");
    row("start empty", with("DTSTART:"), "Line 7, DTSTART: ");
    row("two starts in one", with("DTSTART:20260701T090000Z,20260702T090000Z"),
        "Line 7, DTSTART: ");
    row("no start", with("SUMMARY:x"), "Line 4, DTSTART: ");
    row("no UID", vcalendar("BEGIN:VEVENT\r\n" + start + "END:VEVENT\r\n"), "Line 4, UID: ");
    row("bad end",
        with(start
             + "DTEND:20260701"
               "T99"),
        "Line 8, DTEND: ");
    row("bad duration", with(start + "DURATION:an hour"), "Line 8, DURATION: ");
    row("bad rule", with(start + "RRULE:FREQ=FORTNIGHTLY"), "Line 8, RRULE: ");
    row("rule without a frequency", with(start + "RRULE:COUNT=3"), "Line 8, RRULE: ");
    row("rule with a weekday that does not exist", with(start + "RRULE:FREQ=WEEKLY;BYDAY=XX"),
        "Line 8, RRULE: ");
    row("rule with an end that does not exist",
        with(start + "RRULE:FREQ=DAILY;UNTIL=20269999T000000Z"), "Line 8, RRULE: ");
    row("bad exception", with(start + "EXDATE:20260701T090000Z,never"), "Line 8, EXDATE: ");
    row("bad extra start", with(start + "RDATE:x"), "Line 8, RDATE: ");
    row("bad recurrence id", with(start + "RECURRENCE-ID:x"), "Line 8, RECURRENCE-ID: ");
    row("bad sequence", with(start + "SEQUENCE:two"), "Line 8, SEQUENCE: ");
    row("after folded lines", with("DESCRIPTION:a\r\n b\r\n c\r\nDTSTART:x"), "Line 10, DTSTART: ");
    row("vCalendar 1.0", "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nEND:VCALENDAR\r\n",
        "Line 2, VERSION: ");
}

void TestCalendarFile::refusesBrokenFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto result = read(text);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::BadInput);
    QVERIFY2(result.error().what.startsWith(QStringLiteral("team.ics: ")),
             qPrintable(result.error().what));
    QVERIFY2(result.error().what.contains(says), qPrintable(result.error().what));
}

void TestCalendarFile::isNotHeldUpByRules_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("meetings");

    QTest::newRow("every second for an hour")
        << QByteArray("DTSTART:20260701T090000Z\r\nRRULE:FREQ=SECONDLY;UNTIL=20260701T095959Z")
        << 3600;
    QTest::newRow("every second 100 times")
        << QByteArray("DTSTART:20260701T090000Z\r\nRRULE:FREQ=SECONDLY;COUNT=100") << 100;
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

void TestCalendarFile::isNotHeldUpByRules()
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

void TestCalendarFile::boundsOneEvent()
{
    const QByteArray start("DTSTART:20260701T000000Z\r\nRRULE:FREQ=MINUTELY;COUNT=");
    QCOMPARE(read(vcalendar(vevent("a", start + "10000")))->import.meetings.size(), 10'000U);
    const auto tooMany = read(vcalendar(vevent("a", start + "10001")));
    QCOMPARE(tooMany->import.meetings.size(), 0U);
    QCOMPARE(tooMany->import.uids, QStringList());
    QVERIFY(tooMany->warnings.front().contains(QStringLiteral("10000 times")));
}

void TestCalendarFile::boundsTheCalendar()
{
    QByteArray events;
    for (int i = 0; i < 6; ++i) {
        events += vevent(QByteArray::number(i),
                         "DTSTART:20260701T000000Z\r\nRRULE:FREQ=MINUTELY;COUNT=9000");
    }
    const auto result = read(vcalendar(events));
    QVERIFY(!result);
    QVERIFY(result.error().text().contains(QStringLiteral("50000 meetings")));
}

void TestCalendarFile::boundsTheFile()
{
    const auto result = read(QByteArray(largestCalendar + 1, '\n'));
    QVERIFY(!result);
    QVERIFY(result.error().text().contains(QStringLiteral("16 MiB")));
}

void TestCalendarFile::boundsWarnings()
{
    QByteArray events;
    for (int i = 0; i < 60; ++i) {
        events += vevent(QByteArray::number(i), "DTSTART;TZID=Moon:20260701T090000");
    }
    const auto result = read(vcalendar(events));
    QCOMPARE(result->warnings.size(), 51);
    QVERIFY(result->warnings.back().contains(QStringLiteral("10 more")));
}

void TestCalendarFile::saysWhyAFileCannotBeRead()
{
    const auto missing = readCalendarFile(QStringLiteral("/nonexistent/team.ics"));
    QVERIFY(!missing);
    QVERIFY(missing.error().text().contains(QStringLiteral("/nonexistent/team.ics")));
}

QTEST_GUILESS_MAIN(TestCalendarFile)
#include "tst_calendar_file.moc"
