// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_zone.h"

#include <QTest>

#include "calendar/ics_structure.h"
#include "calendar/recurrence_rule.h"
#include "calendar/zone_definition.h"

using namespace savehub;

namespace {

Instant at(const char *iso)
{
    return toInstant(QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate));
}

LocalTime local(const char *iso)
{
    return LocalTime(at(iso).time_since_epoch());
}

/// The first VTIMEZONE of a sample file.
std::optional<CalendarZone> definedZone(const QString &file, const QByteArray &name)
{
    QFile sample(QFINDTESTDATA(QStringLiteral("data/") + file));
    if (!sample.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const auto calendars = readIcsStructure(sample.readAll());
    ExpansionBudget budget;
    for (const auto &component : calendars->front().components) {
        if (component.name == "VTIMEZONE" && component.property("TZID")->value == name) {
            return zoneFromDefinition(component, at("2038-01-01T00:00:00Z"), budget);
        }
    }
    return std::nullopt;
}

} // namespace

class TestCalendarZone : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheSystem_data();
    void agreesWithTheSystem();
    void readsLocalTimes_data();
    void readsLocalTimes();
    void refusesDefinitions_data();
    void refusesDefinitions();
};

void TestCalendarZone::agreesWithTheSystem_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("tzid");
    QTest::addColumn<QByteArray>("iana");

    QTest::newRow("Google") << QStringLiteral("google.ics") << QByteArray("Europe/Berlin")
                            << QByteArray("Europe/Berlin");
    QTest::newRow("Apple") << QStringLiteral("apple.ics") << QByteArray("America/New_York")
                           << QByteArray("America/New_York");
    QTest::newRow("Outlook") << QStringLiteral("outlook.ics")
                             << QByteArray("W. Europe Standard Time")
                             << QByteArray("Europe/Berlin");
    QTest::newRow("Outlook, custom")
        << QStringLiteral("outlook.ics") << QByteArray("Customized Time Zone")
        << QByteArray("Europe/Helsinki");
}

void TestCalendarZone::agreesWithTheSystem()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, tzid);
    QFETCH(QByteArray, iana);
    const auto defined = definedZone(file, tzid);
    QVERIFY(defined);
    const CalendarZone system{QTimeZone(iana)};
    const auto end = at("2036-12-31T00:00:00Z");
    for (auto instant = at("2010-01-01T00:00:00Z"); instant < end; instant += Minutes(60 * 7)) {
        QCOMPARE(defined->offsetAt(instant).count(), system.offsetAt(instant).count());
        const auto shown = system.toLocal(instant);
        QCOMPARE(toIso(defined->toInstant(shown)), toIso(system.toInstant(shown)));
    }
}

void TestCalendarZone::readsLocalTimes_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArray>("utc");

    const auto row = [](const char *zone, const char *shown, const char *utc) {
        QTest::addRow("%s %s", zone, shown)
            << QByteArray(zone) << QByteArray(shown) << QByteArray(utc);
    };
    row("Europe/Berlin", "2026-03-29T01:59:59Z", "2026-03-29T00:59:59Z");
    row("Europe/Berlin", "2026-03-29T02:00:00Z", "2026-03-29T01:00:00Z");
    row("Europe/Berlin", "2026-03-29T02:30:00Z", "2026-03-29T01:30:00Z");
    row("Europe/Berlin", "2026-03-29T03:00:00Z", "2026-03-29T01:00:00Z");
    row("Europe/Berlin", "2026-10-25T01:59:59Z", "2026-10-24T23:59:59Z");
    row("Europe/Berlin", "2026-10-25T02:00:00Z", "2026-10-25T00:00:00Z");
    row("Europe/Berlin", "2026-10-25T02:59:59Z", "2026-10-25T00:59:59Z");
    row("Europe/Berlin", "2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z");
    row("America/New_York", "2026-03-08T02:30:00Z", "2026-03-08T07:30:00Z");
    row("America/New_York", "2026-11-01T01:30:00Z", "2026-11-01T05:30:00Z");
    row("Australia/Lord_Howe", "2026-10-04T02:15:00Z", "2026-10-03T15:45:00Z");
    row("Pacific/Apia", "2026-07-01T00:00:00Z", "2026-06-30T11:00:00Z");
    row("UTC", "2026-07-01T00:00:00Z", "2026-07-01T00:00:00Z");
}

void TestCalendarZone::readsLocalTimes()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, shown);
    QFETCH(QByteArray, utc);
    const CalendarZone system{QTimeZone(zone)};
    QCOMPARE(toIso(system.toInstant(local(shown.constData()))), toIso(at(utc.constData())));
}

void TestCalendarZone::refusesDefinitions_data()
{
    QTest::addColumn<QByteArray>("part");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no offset") << QByteArray("DTSTART:19700101T000000\nTZOFFSETTO:+0100\n");
    QTest::newRow("bad offset") << QByteArray(
        "DTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+9900\n");
    QTest::newRow("no start") << QByteArray("TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n");
    QTest::newRow("bad start") << QByteArray("DTSTART:x\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n");
    QTest::newRow("bad rule") << QByteArray(
        "DTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nRRULE:x\n");
    QTest::newRow("one good part, one bad")
        << QByteArray("DTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
                      "END:STANDARD\nBEGIN:STANDARD\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n");
    QTest::newRow("rule without bounds")
        << QByteArray("DTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
                      "RRULE:FREQ=SECONDLY\n");
}

void TestCalendarZone::refusesDefinitions()
{
    QFETCH(QByteArray, part);
    const auto calendars =
        readIcsStructure("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\n"
                         + (part.isEmpty() ? part : "BEGIN:STANDARD\n" + part + "END:STANDARD\n")
                         + "END:VTIMEZONE\nEND:VCALENDAR\n");
    QVERIFY(calendars);
    ExpansionBudget budget;
    QVERIFY(!zoneFromDefinition(calendars->front().components.front(), at("2027-01-01T00:00:00Z"),
                                budget));
}

QTEST_GUILESS_MAIN(TestCalendarZone)
#include "tst_calendar_zone.moc"
