// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_date.h"

#include <QTest>

using namespace savehub;

class TestHttpDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAServerSends();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
};

void TestHttpDate::readsWhatAServerSends()
{
    const auto moment = instantFromIso(u"1994-11-06T08:49:37.000Z");
    QVERIFY(moment);
    QCOMPARE(instantFromHttpDate("Sun, 06 Nov 1994 08:49:37 GMT"), moment);
}

void TestHttpDate::refusesOtherTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("words") << QByteArray("yesterday");
    QTest::newRow("no zone") << QByteArray("Sun, 06 Nov 1994 08:49:37");
    QTest::newRow("no such day") << QByteArray("Sun, 31 Feb 1994 08:49:37 GMT");
}

void TestHttpDate::refusesOtherTexts()
{
    QFETCH(QByteArray, text);
    QVERIFY(!instantFromHttpDate(text));
}

QTEST_GUILESS_MAIN(TestHttpDate)
#include "tst_http_date.moc"
