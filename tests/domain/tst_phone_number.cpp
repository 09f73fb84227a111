// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/phone_number.h"

#include <QTest>

using namespace savehub;

class TestPhoneNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheShapeOfE164_data();
    void hasTheShapeOfE164();
    void showsOnlyItsLastFourDigits();
    void comparesAsAWhole();
};

void TestPhoneNumber::hasTheShapeOfE164_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("a number") << QStringLiteral("+12025550123") << true;
    QTest::newRow("seven digits") << QStringLiteral("+4912345") << true;
    QTest::newRow("six digits") << QStringLiteral("+491234") << false;
    QTest::newRow("fifteen digits") << QStringLiteral("+491234567890123") << true;
    QTest::newRow("sixteen digits") << QStringLiteral("+4912345678901234") << false;
    QTest::newRow("no plus") << QStringLiteral("12025550123") << false;
    QTest::newRow("two pluses") << QStringLiteral("++2025550123") << false;
    QTest::newRow("leading zero") << QStringLiteral("+02025550123") << false;
    QTest::newRow("spaces") << QStringLiteral("+1 202 5550123") << false;
    QTest::newRow("dashes") << QStringLiteral("+1202-5550123") << false;
    QTest::newRow("letters") << QStringLiteral("+1202CALLNOW") << false;
    QTest::newRow("a line end") << QStringLiteral("+12025550123\n") << false;
    QTest::newRow("Arabic digits") << QStringLiteral("+1202555\u0661\u0662\u0663\u0664") << false;
    QTest::newRow("a plus alone") << QStringLiteral("+") << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestPhoneNumber::hasTheShapeOfE164()
{
    QFETCH(QString, text);
    QFETCH(bool, fits);
    const auto number = PhoneNumber::fromE164(text);
    QCOMPARE(number.has_value(), fits);
    QVERIFY(!number || number->e164() == text);
}

void TestPhoneNumber::showsOnlyItsLastFourDigits()
{
    const auto number = PhoneNumber::fromE164(u"+12025550123");
    QCOMPARE(number->masked(), QStringLiteral("****0123"));
    const auto shortest = PhoneNumber::fromE164(u"+4912345");
    QCOMPARE(shortest->masked(), QStringLiteral("****2345"));
}

void TestPhoneNumber::comparesAsAWhole()
{
    const auto one = PhoneNumber::fromE164(u"+12025550123");
    const auto same = PhoneNumber::fromE164(u"+12025550123");
    const auto other = PhoneNumber::fromE164(u"+12125550123");
    QVERIFY(one == same);
    QVERIFY(one != other);
}

QTEST_GUILESS_MAIN(TestPhoneNumber)
#include "tst_phone_number.moc"
