// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"

#include <QTest>

using namespace savehub;

class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWritten_data();
    void isWritten();
    void isReadFromDecimals_data();
    void isReadFromDecimals();
    void otherTextsAreRefused_data();
    void otherTextsAreRefused();
    void addsUpExactly();
};

void TestMoney::isWritten_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << QStringLiteral("$0.00");
    QTest::newRow("a micro-dollar") << qint64(1) << QStringLiteral("$0.000001");
    QTest::newRow("a minute's price") << qint64(25'000) << QStringLiteral("$0.025");
    QTest::newRow("a cent") << qint64(10'000) << QStringLiteral("$0.01");
    QTest::newRow("ten cents") << qint64(100'000) << QStringLiteral("$0.10");
    QTest::newRow("whole dollars") << qint64(21'000'000) << QStringLiteral("$21.00");
    QTest::newRow("six decimals") << qint64(1'234'567) << QStringLiteral("$1.234567");
    QTest::newRow("a zero inside") << qint64(1'050'500) << QStringLiteral("$1.0505");
    QTest::newRow("negative") << qint64(-30'000) << QStringLiteral("-$0.03");
    QTest::newRow("negative dollars") << qint64(-21'500'000) << QStringLiteral("-$21.50");
    QTest::newRow("much") << qint64(1'000'000'000'000'000) << QStringLiteral("$1000000000.00");
}

void TestMoney::isWritten()
{
    QFETCH(qint64, micros);
    QTEST(toText(microDollars(micros)), "text");
}

void TestMoney::isReadFromDecimals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("micros");
    QTest::newRow("a provider's price") << QStringLiteral("-0.03000") << qint64(-30'000);
    QTest::newRow("whole") << QStringLiteral("7") << qint64(7'000'000);
    QTest::newRow("zero") << QStringLiteral("0") << qint64(0);
    QTest::newRow("negative zero") << QStringLiteral("-0.00") << qint64(0);
    QTest::newRow("six decimals") << QStringLiteral("1.234567") << qint64(1'234'567);
    QTest::newRow("needless zeros") << QStringLiteral("1.234567000") << qint64(1'234'567);
    QTest::newRow("one decimal") << QStringLiteral("0.5") << qint64(500'000);
    QTest::newRow("leading zeros") << QStringLiteral("007.10") << qint64(7'100'000);
    QTest::newRow("nine digits") << QStringLiteral("999999999.999999")
                                 << qint64(999'999'999'999'999);
}

void TestMoney::isReadFromDecimals()
{
    QFETCH(QString, text);
    QFETCH(qint64, micros);
    const auto money = moneyFromDecimal(text);
    QVERIFY(money);
    QCOMPARE(money->micros, micros);
}

void TestMoney::otherTextsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    const char *const texts[] = {"",    "-",         "+1",         ".5",    "1.",     "1,5", "1e3",
                                 "$1",  "0x10",      "--1",        "1.2.3", " 1",     "1 ",  "1\n",
                                 "NaN", "1.2345678", "1234567890", "null",  "1.5USD", "∞"};
    for (const auto *text : texts) {
        QTest::newRow(qPrintable(QStringLiteral("<%1>").arg(QString::fromUtf8(text))))
            << QString::fromUtf8(text);
    }
    QTest::newRow("Arabic digits") << QStringLiteral("\u0661.\u0662");
}

void TestMoney::otherTextsAreRefused()
{
    QFETCH(QString, text);
    QVERIFY(!moneyFromDecimal(text));
}

void TestMoney::addsUpExactly()
{
    Money sum;
    for (int i = 0; i < 1000; ++i) {
        sum += microDollars(1);
    }
    QVERIFY(sum == microDollars(1000));
    QVERIFY(sum * 3 == microDollars(3000));
    QVERIFY(sum - sum == Money{});
    QVERIFY(sum + sum == sum * 2);
    QVERIFY(microDollars(-1) < Money{});
}

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
