// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "calendar/calendar_series.h"
#include "calendar/ics_structure.h"
#include "tests/calendar/calendar_text.h"

using namespace savehub;
using namespace calendar_text;

namespace {

/// "0,5,10" and so on, in steps of \a step, below \a end.
QByteArray every(int step, int end)
{
    QByteArrayList numbers;
    for (int i = 0; i < end; i += step) {
        numbers += QByteArray::number(i);
    }
    return numbers.join(',');
}

/// Has few days, and a start every half minute on each of them. Finding that out costs an event's
/// whole share.
QByteArray hostileRule()
{
    return "RRULE:FREQ=DAILY;BYSECOND=0,30;BYHOUR=" + every(1, 24) + ";BYMINUTE=" + every(1, 60);
}

QByteArray hostileEvents(int count)
{
    QByteArray events;
    for (int i = 0; i < count; ++i) {
        events += vevent("hostile" + QByteArray::number(i),
                         "DTSTART:20260701T000000Z\r\n" + hostileRule());
    }
    return events;
}

} // namespace

/// What one event may be, and how much of the shared budget it may take from the others of its
/// file.
class TestCalendarBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventTakesPlaceOnceAnHourAtMost_data();
    void anEventTakesPlaceOnceAnHourAtMost();
    void noEventUsesUpWhatTheOthersNeed_data();
    void noEventUsesUpWhatTheOthersNeed();
    void whatTooLittleIsLeftForIsToldSo();
    void aZoneDoesNotEither();
};

void TestCalendarBounds::anEventTakesPlaceOnceAnHourAtMost_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("meetings");

    const auto row = [](const char *name, const QByteArray &rule, int meetings) {
        QTest::newRow(name) << "DTSTART:20260601T080000Z\r\n" + rule << meetings;
    };
    row("every hour for a month", "RRULE:FREQ=HOURLY;COUNT=720", 720);
    row("half-hourly for half a day", "RRULE:FREQ=MINUTELY;INTERVAL=30;COUNT=24", 24);
    row("half-hourly for a day", "RRULE:FREQ=MINUTELY;INTERVAL=30;COUNT=48", 0);
    row("half-hourly in the mornings of a week",
        "RRULE:FREQ=DAILY;BYHOUR=8,9,10,11;BYMINUTE=0,30;COUNT=56", 56);
    row("every minute of an hour", "RRULE:FREQ=MINUTELY;COUNT=60", 0);
    row("every minute of a month", "RRULE:FREQ=MINUTELY;COUNT=43200", 0);
    row("every minute, cancelled", "STATUS:CANCELLED\r\nRRULE:FREQ=MINUTELY;COUNT=60", 60);
}

void TestCalendarBounds::anEventTakesPlaceOnceAnHourAtMost()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, meetings);
    const auto good = vevent("good", "DTSTART:20260701T090000Z\r\nRRULE:FREQ=DAILY;COUNT=3");
    const auto result = read(vcalendar(vevent("a", lines) + good));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(static_cast<int>(result->import.meetings.size()), meetings + 3);
    QCOMPARE(result->import.uids.contains(QStringLiteral("a")), meetings > 0);
    QVERIFY(result->import.uids.contains(QStringLiteral("good")));
    QCOMPARE(result->warnings.size(), meetings > 0 ? 0 : 1);
    if (meetings == 0) {
        const auto told = QStringLiteral("Line 4, event a: it takes place more than ");
        QVERIFY2(result->warnings.front().startsWith(told), qPrintable(result->warnings.front()));
    }
}

void TestCalendarBounds::noEventUsesUpWhatTheOthersNeed_data()
{
    QTest::addColumn<QByteArray>("hostile");
    QTest::addColumn<int>("count");
    QTest::newRow("one") << hostileEvents(1) << 1;
    QTest::newRow("ten") << hostileEvents(10) << 10;
    QByteArray rules("DTSTART:20260701T000000Z");
    for (int i = 0; i < 100; ++i) {
        rules += "\r\n" + hostileRule().replace("BYSECOND=0,30", "BYSECOND=0");
    }
    QTest::newRow("one of many rules") << vevent("hostile0", rules) << 1;
}

void TestCalendarBounds::noEventUsesUpWhatTheOthersNeed()
{
    QFETCH(QByteArray, hostile);
    QFETCH(int, count);
    const auto good = vevent("good", "DTSTART:20160101T090000Z\r\nRRULE:FREQ=DAILY");
    const auto result = read(vcalendar(hostile + good));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(result->import.uids, QStringList{QStringLiteral("good")});
    QCOMPARE(result->import.meetings.size(), 365U);
    QCOMPARE(static_cast<int>(result->warnings.size()), count);
    QVERIFY2(result->warnings.front().startsWith(
                 QStringLiteral("Line 4, event hostile0: it repeats too often")),
             qPrintable(result->warnings.front()));
}

void TestCalendarBounds::whatTooLittleIsLeftForIsToldSo()
{
    const auto calendars =
        readIcsStructure(vcalendar(vevent("good", "DTSTART:20160101T090000Z\r\nRRULE:FREQ=DAILY")));
    QVERIFY(calendars);
    ExpansionBudget budget{30'000}; // what the other events have left
    ZoneTable zones(calendars->front(), "UTC", until, budget);
    const auto event =
        readEvent(calendars->front().components.front(), CalendarMethod::Publish, zones);
    QVERIFY(event);
    CalendarSeries series;
    series.add(*event);
    const auto expansion = expandSeries(series, from, until, budget);
    QVERIFY(!expansion.isKnown);
    QCOMPARE(expansion.warnings.size(), 1);
    const auto told =
        QStringLiteral("Line 4, event good: the events before it repeat so often that too little");
    QVERIFY2(expansion.warnings.front().startsWith(told), qPrintable(expansion.warnings.front()));
}

void TestCalendarBounds::aZoneDoesNotEither()
{
    const auto rule = hostileRule().replace("BYSECOND=0,30", "BYSECOND=0");
    QByteArray zone("BEGIN:VTIMEZONE\r\nTZID:Mars/Olympus\r\n");
    for (int i = 0; i < 100; ++i) {
        zone += "BEGIN:STANDARD\r\nDTSTART:20260701T000000\r\nTZOFFSETFROM:+0100\r\n"
                "TZOFFSETTO:+0100\r\n"
                + rule + "\r\nEND:STANDARD\r\n";
    }
    zone += "END:VTIMEZONE\r\n";
    const auto martian = vevent("martian", "DTSTART;TZID=Mars/Olympus:20260701T090000");
    const auto good = vevent("good", "DTSTART:20160101T090000Z\r\nRRULE:FREQ=DAILY");
    const auto result = read(vcalendar(zone + martian + good));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(result->import.uids, QStringList{QStringLiteral("good")});
}

QTEST_GUILESS_MAIN(TestCalendarBounds)
#include "tst_calendar_bounds.moc"
