// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/message_values.h"

#include <QTest>

using namespace savehub;

Q_DECLARE_METATYPE(savehub::StartStyle)

namespace {

const Instant start = *instantFromIso(u"2026-11-02T07:08:00.000Z");

IncidentRecord record()
{
    IncidentRecord r;
    r.person.name = QStringLiteral("Ada");
    r.person.email = QStringLiteral("ada@example.org");
    r.person.backup = {QStringLiteral("Bob"), QStringLiteral("bob@example.org"), {}};
    r.meeting.title = QStringLiteral("Planning");
    return r;
}

QString value(const IncidentRecord &r, const char *name, Recipient to = Recipient::Attendee,
              int room = 200)
{
    return nameValues(r, to, QStringLiteral("untitled"), room).value(QString::fromLatin1(name));
}

} // namespace

class TestMessageValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStartIsToldInThePersonsZoneAndLanguage_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<StartStyle>("style");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *zone, const char *locale,
                            StartStyle style, const QString &text) {
            QTest::newRow(name) << QByteArray(zone) << QString::fromLatin1(locale) << style << text;
        };
        row("English", "Europe/Madrid", "en", StartStyle::DateTimeZone,
            QStringLiteral("Monday, November 2, 2026, 8:08 AM (Europe/Madrid)"));
        row("Spanish", "Europe/Madrid", "es", StartStyle::DateTimeZone,
            QStringLiteral("lunes, 2 de noviembre de 2026, 8:08 (Europe/Madrid)"));
        row("German", "Europe/Berlin", "de", StartStyle::DateTimeZone,
            QStringLiteral("Montag, 2. November 2026, 08:08 (Europe/Berlin)"));
        row("the day before", "America/Los_Angeles", "en", StartStyle::DateTimeZone,
            QStringLiteral("Sunday, November 1, 2026, 11:08 PM (America/Los_Angeles)"));
        row("half an hour", "Asia/Kolkata", "de", StartStyle::TimeZone,
            QStringLiteral("12:38 (Asia/Kolkata)"));
        row("spoken", "America/Argentina/Buenos_Aires", "en", StartStyle::Spoken,
            QStringLiteral("4:08 AM, Buenos Aires"));
        row("UTC", "UTC", "en", StartStyle::Spoken, QStringLiteral("7:08 AM, UTC"));
        row("no such zone", "Mars/Base", "de", StartStyle::TimeZone, QStringLiteral("07:08 (UTC)"));
    }

    void theStartIsToldInThePersonsZoneAndLanguage()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, locale);
        QFETCH(StartStyle, style);
        QTEST(startText(start, zone, QLocale(locale), style), "text");
    }

    void minutesAreRounded_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<qint64>("minutes");
        QTest::newRow("whole") << 720 << qint64(12);
        QTest::newRow("a little less") << 719 << qint64(12);
        QTest::newRow("a little more") << 185 << qint64(3);
        QTest::newRow("after the start") << -600 << qint64(10);
        QTest::newRow("at the start") << 0 << qint64(1);
    }

    void minutesAreRounded()
    {
        QFETCH(int, seconds);
        QTEST(minutesBetween(start, start - Seconds(seconds)), "minutes");
    }

    void namesStandForThemselves()
    {
        QCOMPARE(value(record(), "person"), QStringLiteral("Ada"));
        QCOMPARE(value(record(), "meeting"), QStringLiteral("Planning"));
        QCOMPARE(value(record(), "backup"), QStringLiteral("Bob"));
    }

    void withoutANameSomethingElseIsSaid()
    {
        auto r = record();
        r.person.name.clear();
        r.meeting.title = QStringLiteral(" \n ");
        r.person.backup.name.clear();
        QCOMPARE(value(r, "person"), QStringLiteral("ada@example.org"));
        QCOMPARE(value(r, "meeting"), QStringLiteral("untitled"));
        QCOMPARE(value(r, "backup", Recipient::Backup), QStringLiteral("bob@example.org"));
        QCOMPARE(value(r, "backup", Recipient::Attendee), QString());
    }

    void whatStrangersWroteIsCleanedAndShortened()
    {
        auto r = record();
        r.meeting.title = QStringLiteral("Plan\r\nBcc: x\u202e") + QString(300, u'y');
        const auto title = value(r, "meeting", Recipient::Attendee, 20);
        QCOMPARE(title, QStringLiteral("Plan Bcc: x yyyyyyy…"));
        r.meeting.title = QStringLiteral("evil.example");
        QCOMPARE(value(r, "meeting"), QStringLiteral("untitled"));
    }

    void theOrganizerIsNamedWithoutAnAddress_data()
    {
        QTest::addColumn<QString>("organizer");
        QTest::addColumn<QString>("told");
        QTest::newRow("a name") << "Grace Hopper"
                                << "Grace Hopper";
        QTest::newRow("a name with a link") << "Grace (https://evil.example/)"
                                            << "Grace (…";
        QTest::newRow("an address") << "grace.hopper+x@example.org"
                                    << "grace hopper x";
        QTest::newRow("nobody") << ""
                                << "";
    }

    void theOrganizerIsNamedWithoutAnAddress()
    {
        QFETCH(const QString, organizer);
        auto r = record();
        r.meeting.organizer = organizer;
        QTEST(value(r, "organizer"), "told");
    }
};

QTEST_GUILESS_MAIN(TestMessageValues)
#include "tst_message_values.moc"
