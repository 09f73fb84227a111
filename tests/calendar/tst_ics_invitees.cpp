// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ics_invitees.h"

#include <QTest>

#include "calendar/ics_structure.h"

using namespace savehub;

class TestIcsInvitees : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void theOrganizerHasANameOrAnAddress_data();
    void theOrganizerHasANameOrAnAddress();
};

void TestIcsInvitees::reads_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("invited");

    const auto row = [](const char *name, const char *lines, const char *invited) {
        QTest::newRow(name) << QByteArray(lines) << QString::fromUtf8(invited);
    };
    row("nobody", "SUMMARY:x", "");
    row("an attendee", "ATTENDEE;CN=Ada:mailto:ada@example.org", "Ada <ada@example.org>");
    row("upper case", "attendee:MAILTO:Ada@Example.ORG", " <ada@example.org>");
    row("without a name", "ATTENDEE:mailto:ada@example.org", " <ada@example.org>");
    row("declined", "ATTENDEE;PARTSTAT=declined:mailto:ada@example.org",
        " <ada@example.org> declined");
    row("delegated", "ATTENDEE;PARTSTAT=DELEGATED:mailto:ada@example.org",
        " <ada@example.org> declined");
    row("not answered", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ada@example.org",
        " <ada@example.org>");
    row("a room", "ATTENDEE;CUTYPE=ROOM:mailto:room@example.org", "");
    row("a resource", "ATTENDEE;CUTYPE=resource:mailto:car@example.org", "");
    row("informed only", "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:ada@example.org", "");
    row("optional", "ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:ada@example.org", " <ada@example.org>");
    row("the organizer alone", "ORGANIZER;CN=Ada:mailto:ada@example.org", "Ada <ada@example.org>");
    row("the organizer, listed too",
        "ORGANIZER;CN=Boss:mailto:ADA@example.org\nATTENDEE;CN=Ada:mailto:ada@example.org",
        "Ada <ada@example.org>");
    row("the organizer declined",
        "ORGANIZER:mailto:ada@example.org\nATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.org",
        " <ada@example.org> declined");
    row("the same twice", "ATTENDEE;CN=1:mailto:a@example.org\nATTENDEE;CN=2:mailto:a@example.org",
        "1 <a@example.org>");
    row("by its EMAIL", "ATTENDEE;EMAIL=ada@example.org:urn:uuid:1", " <ada@example.org>");
    row("no address", "ATTENDEE;CN=Ada:invalid:nomail", "");
    row("not an address", "ATTENDEE:mailto:ada", "");
    row("two addresses", "ATTENDEE:mailto:a@example.org@example.org", "");
    row("spaces around", "ATTENDEE:mailto: ada@example.org ", " <ada@example.org>");
    row("percent-encoded", "ATTENDEE:mailto:a%2Bb@example.org?subject=x", " <a+b@example.org>");
    row("name over two lines", "ATTENDEE;CN=\"Ada^nExample\":mailto:ada@example.org",
        "Ada Example <ada@example.org>");
}

void TestIcsInvitees::reads()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, invited);
    const auto roots = readIcsStructure("BEGIN:VCALENDAR\n" + lines + "\nEND:VCALENDAR\n");
    QVERIFY(roots);
    QStringList read;
    for (const auto &invitee : readInvitees(roots->front())) {
        read += QStringLiteral("%1 <%2>%3")
                    .arg(invitee.name, invitee.email,
                         invitee.declined ? QStringLiteral(" declined") : QString());
    }
    QCOMPARE(read.join(u'|'), invited);
}

void TestIcsInvitees::theOrganizerHasANameOrAnAddress_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("organizer");
    QTest::newRow("a name") << QByteArray("ORGANIZER;CN=Grace:mailto:grace@example.org") << "Grace";
    QTest::newRow("an address") << QByteArray("ORGANIZER:mailto:Grace@example.org")
                                << "grace@example.org";
    QTest::newRow("neither") << QByteArray("ORGANIZER:invalid:nomail") << "";
    QTest::newRow("nobody") << QByteArray("ATTENDEE:mailto:ada@example.org") << "";
}

void TestIcsInvitees::theOrganizerHasANameOrAnAddress()
{
    QFETCH(const QByteArray, lines);
    const auto roots = readIcsStructure("BEGIN:VCALENDAR\n" + lines + "\nEND:VCALENDAR\n");
    QVERIFY(roots);
    QTEST(readOrganizer(roots->front()), "organizer");
}

QTEST_GUILESS_MAIN(TestIcsInvitees)
#include "tst_ics_invitees.moc"
