// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/time_text.h"

#include <QTest>

using namespace savehub;

namespace {
const auto noon = *instantFromIso(u"2026-11-22T12:00:00.000Z");
}

class TestTimeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsToTheStart_data();
    void countsToTheStart();
    void countsToAStep();
    void namesTheDayOnlyWhenItIsAnother();
    void showsTheSameMomentInTwoZones();
    void takesUtcForAnUnknownZone();
};

void TestTimeText::countsToTheStart_data()
{
    QTest::addColumn<qint64>("left"); // ms
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, qint64 left, const char *text) {
        QTest::newRow(name) << left << QString::fromLatin1(text);
    };
    row("days", 90'000'000, "in 1 d 1 h");
    row("hours", 7'500'000, "in 2 h 05 min");
    row("exactly an hour", 3'600'000, "in 1 h 00 min");
    row("minutes", 185'000, "in 3 min 05 s");
    row("a second less than minutes", 59'999, "in 59 s");
    row("one second", 1'000, "in 1 s");
    row("less than a second", 999, "starting now");
    row("now", 0, "starting now");
    row("just past", -999, "starting now");
    row("seconds ago", -12'000, "started 12 s ago");
    row("minutes ago", -245'000, "started 4 min ago");
    row("hours ago", -7'500'000, "started 2 h ago");
    row("days ago", -180'000'000, "started 2 d ago");
}

void TestTimeText::countsToTheStart()
{
    QFETCH(qint64, left);
    QTEST(startCountdown(noon + Milliseconds(left), noon), "text");
}

void TestTimeText::countsToAStep()
{
    QCOMPARE(dueCountdown(noon + Seconds(40), noon), QStringLiteral("in 40 s"));
    QCOMPARE(dueCountdown(noon, noon), QStringLiteral("now"));
    QCOMPARE(dueCountdown(noon - Hours(1), noon), QStringLiteral("now"));
}

void TestTimeText::namesTheDayOnlyWhenItIsAnother()
{
    const QTimeZone madrid("Europe/Madrid");
    QCOMPARE(clockText(noon, madrid, noon), QStringLiteral("13:00:00"));
    QCOMPARE(clockText(noon, madrid, noon + Hours(12)),
             QStringLiteral("Sun\u00a022\u00a0Nov 13:00:00"));
}

void TestTimeText::showsTheSameMomentInTwoZones()
{
    QCOMPARE(dayAndTime(noon, QTimeZone("Europe/Madrid")), QStringLiteral("Sun 22 Nov 13:00 CET"));
    QCOMPARE(dayAndTime(noon, QTimeZone("Asia/Tokyo")), QStringLiteral("Sun 22 Nov 21:00 JST"));
    QCOMPARE(hourText(noon, QTimeZone("Asia/Tokyo")), QStringLiteral("21:00"));
}

void TestTimeText::takesUtcForAnUnknownZone()
{
    QCOMPARE(zoneNamed("Mars/Olympus"), QTimeZone::utc());
    QCOMPARE(zoneNamed("Asia/Tokyo").id(), QByteArray("Asia/Tokyo"));
}

QTEST_GUILESS_MAIN(TestTimeText)
#include "tst_time_text.moc"
