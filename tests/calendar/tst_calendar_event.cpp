// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_event.h"

#include <QTest>

#include "tests/calendar/calendar_text.h"

using namespace savehub;
using namespace calendar_text;

class TestCalendarEvent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTimes_data();
    void readsTimes();
    void readsEnds_data();
    void readsEnds();
};

void TestCalendarEvent::readsTimes_data()
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

void TestCalendarEvent::readsTimes()
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

void TestCalendarEvent::readsEnds_data()
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

void TestCalendarEvent::readsEnds()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, minutes);
    const auto result = read(vcalendar(vevent("a", "DTSTART:20260701T090000Z\r\n" + lines)));
    QVERIFY(result);
    const auto &meeting = result->import.meetings.front().meeting;
    QCOMPARE(meeting.end - meeting.start, Milliseconds(Minutes(minutes)));
}

QTEST_GUILESS_MAIN(TestCalendarEvent)
#include "tst_calendar_event.moc"
