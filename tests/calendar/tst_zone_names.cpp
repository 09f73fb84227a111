// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/zone_names.h"

#include <QTest>

using namespace savehub;

class TestZoneNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
};

void TestZoneNames::finds_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("iana");

    const auto row = [](const char *name, const char *iana) {
        QTest::addRow("'%s'", name) << QByteArray(name) << QByteArray(iana);
    };
    row("Europe/Berlin", "Europe/Berlin");
    row(" Europe/Berlin ", "Europe/Berlin");
    row("\"Europe/Berlin\"", "Europe/Berlin");
    row("US/Eastern", "US/Eastern");
    row("Etc/GMT+5", "Etc/GMT+5");
    row("UTC", "UTC");
    row("EST5EDT", "EST5EDT");
    row("W. Europe Standard Time", "Europe/Berlin");
    row("\"Pacific Standard Time\"", "America/Los_Angeles");
    row("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin");
    row("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin");
    row("/mozilla.org/20050126_1/America/Argentina/Ushuaia", "America/Argentina/Ushuaia");
    row("/softwarestudio.org/Olson_20011030_5/America/New_York", "America/New_York");
    row("tzone://Microsoft/Utc", "UTC");
    row("tzone://Microsoft/Custom", "");
    row("", "");
    row("\"", "");
    row("Moon/Crater", "");
    row("Europe", "");
    row("Europe/", "");
    row("Foo5", "");
    row("../etc/passwd", "");
    row("Europe/../Europe/Berlin", "Europe/Berlin");
    row("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "");
    row("W. Middle-Earth Standard Time", "");
}

void TestZoneNames::finds()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, iana);
    QCOMPARE(ianaZoneName(name), iana);
}

QTEST_GUILESS_MAIN(TestZoneNames)
#include "tst_zone_names.moc"
