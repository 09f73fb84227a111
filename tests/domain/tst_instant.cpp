// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/instant.h"

#include <QTest>
#include <QTimeZone>

using namespace savehub;

class TestInstant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenAndReadBack_data();
    void isWrittenAndReadBack();
    void otherTextsAreRefused_data();
    void otherTextsAreRefused();
    void sortsAsText();
    void comesFromAnyTimeZone();
    void belongsToAUtcDayAndMonth_data();
    void belongsToAUtcDayAndMonth();
};

void TestInstant::isWrittenAndReadBack_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("the epoch") << qint64(0) << QStringLiteral("1970-01-01T00:00:00.000Z");
    QTest::newRow("one millisecond before")
        << qint64(-1) << QStringLiteral("1969-12-31T23:59:59.999Z");
    QTest::newRow("today") << qint64(1'795'331'289'123)
                           << QStringLiteral("2026-11-22T07:08:09.123Z");
    QTest::newRow("leap day") << qint64(1'709'164'800'000)
                              << QStringLiteral("2024-02-29T00:00:00.000Z");
    QTest::newRow("after 2038") << qint64(4'102'444'800'001)
                                << QStringLiteral("2100-01-01T00:00:00.001Z");
}

void TestInstant::isWrittenAndReadBack()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);
    const Instant instant{Milliseconds(milliseconds)};

    QCOMPARE(toIso(instant), text);
    const auto read = instantFromIso(text);
    QVERIFY(read);
    QCOMPARE(read->time_since_epoch().count(), milliseconds);
    QVERIFY(toInstant(toDateTimeUtc(instant)) == instant);
}

void TestInstant::otherTextsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    const char *const texts[] = {"",
                                 "now",
                                 "2026-11-22",
                                 "2026-11-22T07:08:09Z",
                                 "2026-11-22T07:08:09.12Z",
                                 "2026-11-22T07:08:09.1234Z",
                                 "2026-11-22T07:08:09.123",
                                 "2026-11-22T07:08:09.123+00:00",
                                 "2026-11-22T07:08:09.123+01:00",
                                 "2026-11-22t07:08:09.123z",
                                 "2026-11-22 07:08:09.123Z",
                                 "2026-02-30T07:08:09.123Z",
                                 "2026-11-22T24:00:00.000Z",
                                 "2026-11-22T07:60:09.123Z",
                                 "2026-11-22T07:08:0a.123Z",
                                 "2026-1:-22T07:08:09.123Z",
                                 "2026-00-22T07:08:09.123Z",
                                 "-026-11-22T07:08:09.123Z",
                                 " 2026-11-22T07:08:09.123Z",
                                 "2026-11-22T07:08:09.123Z\n"};
    for (const auto *text : texts) {
        QTest::newRow(qPrintable(QStringLiteral("<%1>").arg(QLatin1String(text))))
            << QString::fromLatin1(text);
    }
}

void TestInstant::otherTextsAreRefused()
{
    QFETCH(QString, text);
    QVERIFY(!instantFromIso(text));
}

void TestInstant::sortsAsText()
{
    const Instant first{Milliseconds(1'795'331'289'999)};
    QVERIFY(toIso(first) < toIso(first + Milliseconds(1)));
    QVERIFY(toIso(first) < toIso(first + Hours(24 * 400)));
}

void TestInstant::comesFromAnyTimeZone()
{
    const QTimeZone madrid("Europe/Madrid");
    const QDateTime there(QDate(2026, 7, 1), QTime(16, 0), madrid);
    QCOMPARE(toIso(toInstant(there)), QStringLiteral("2026-07-01T14:00:00.000Z"));
    QCOMPARE(toDateTimeUtc(toInstant(there)).offsetFromUtc(), 0);
}

void TestInstant::belongsToAUtcDayAndMonth_data()
{
    QTest::addColumn<QString>("instant");
    QTest::addColumn<QString>("day");
    QTest::addColumn<QString>("month");
    QTest::newRow("last of the month") << QStringLiteral("2026-11-30T23:59:59.999Z")
                                       << QStringLiteral("2026-11-30") << QStringLiteral("2026-11");
    QTest::newRow("first of the next") << QStringLiteral("2026-12-01T00:00:00.000Z")
                                       << QStringLiteral("2026-12-01") << QStringLiteral("2026-12");
    QTest::newRow("new year in Madrid, not yet in UTC")
        << QStringLiteral("2026-12-31T23:30:00.000Z") << QStringLiteral("2026-12-31")
        << QStringLiteral("2026-12");
}

void TestInstant::belongsToAUtcDayAndMonth()
{
    QFETCH(QString, instant);
    QFETCH(QString, day);
    QFETCH(QString, month);
    QCOMPARE(utcDay(*instantFromIso(instant)), day);
    QCOMPARE(utcMonth(*instantFromIso(instant)), month);
}

QTEST_GUILESS_MAIN(TestInstant)
#include "tst_instant.moc"
