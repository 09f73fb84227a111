// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_file.h"

#include <QTest>

#include "tests/calendar/calendar_text.h"

using namespace savehub;
using namespace calendar_text;

namespace {

QByteArray sample(const QString &name)
{
    return readCalendarFile(QFINDTESTDATA(QStringLiteral("data/") + name)).value_or(QByteArray());
}

} // namespace

class TestCalendarFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsGoogle();
    void readsOutlook();
    void readsApple();
    void namesItsUids_data();
    void namesItsUids();
    void warns_data();
    void warns();
    void countsAllDayEvents();
    void refusesBrokenFiles_data();
    void refusesBrokenFiles();
    void boundsTheCalendar();
    void boundsTheFile();
    void boundsWarnings();
    void survivesDamage();
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

void TestCalendarFile::boundsTheCalendar()
{
    QByteArray events;
    for (int i = 0; i < 6; ++i) {
        events += vevent(QByteArray::number(i), "DTSTART:20260101T000000Z\r\nRRULE:FREQ=HOURLY");
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

/// Whatever a byte is changed to, there is an answer and no crash that sanitizers could find.
void TestCalendarFile::survivesDamage()
{
    const QByteArray damage(":;=,\r\n\"\\09TZ- \xFF", 15);
    for (const auto *name : {"google.ics", "outlook.ics", "apple.ics"}) {
        const auto whole = sample(QString::fromLatin1(name));
        QVERIFY(whole.size() > 1000);
        for (qsizetype i = 0; i < whole.size(); i += 17) {
            auto damaged = whole;
            damaged[i] = damage[i % damage.size()];
            const auto result = read(damaged);
            QVERIFY(result || !result.error().what.isEmpty());
            QVERIFY(!result || result->import.meetings.size() < 200);
        }
    }
}

void TestCalendarFile::saysWhyAFileCannotBeRead()
{
    const auto missing = readCalendarFile(QStringLiteral("/nonexistent/team.ics"));
    QVERIFY(!missing);
    QVERIFY(missing.error().text().contains(QStringLiteral("/nonexistent/team.ics")));
}

QTEST_GUILESS_MAIN(TestCalendarFile)
#include "tst_calendar_file.moc"
