// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/form_encoding.h"

#include <QTest>

using namespace savehub;

class TestFormEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesAndDecodes_data();
    void encodesAndDecodes();
    void decodesWhatOthersEncode_data();
    void decodesWhatOthersEncode();
    void keepsTheOrderOfRepeatedNames();
    void findsTheFirstValue();
};

void TestFormEncoding::encodesAndDecodes_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("encoded");

    QTest::newRow("plain") << QStringLiteral("abc") << QByteArray("k=abc");
    QTest::newRow("empty") << QString() << QByteArray("k=");
    QTest::newRow("plus") << QStringLiteral("+1555") << QByteArray("k=%2B1555");
    QTest::newRow("space") << QStringLiteral("a b") << QByteArray("k=a%20b");
    QTest::newRow("separators") << QStringLiteral("a&b=c") << QByteArray("k=a%26b%3Dc");
    QTest::newRow("percent") << QStringLiteral("100%41") << QByteArray("k=100%2541");
    QTest::newRow("markup") << QStringLiteral("<Say>'\"") << QByteArray("k=%3CSay%3E%27%22");
    QTest::newRow("unicode") << QStringLiteral("ñ👍") << QByteArray("k=%C3%B1%F0%9F%91%8D");
    QTest::newRow("unreserved") << QStringLiteral("-._~") << QByteArray("k=-._~");
    QTest::newRow("byte order mark") << QStringLiteral("\uFEFFa") << QByteArray("k=%EF%BB%BFa");
    QTest::newRow("line break") << QStringLiteral("a\r\nb") << QByteArray("k=a%0D%0Ab");
}

void TestFormEncoding::encodesAndDecodes()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, encoded);
    const FormFields fields{{QStringLiteral("k"), value}};
    QCOMPARE(encodeForm(fields), encoded);
    QCOMPARE(decodeForm(encoded), fields);
}

void TestFormEncoding::decodesWhatOthersEncode_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<FormFields>("fields");

    QTest::newRow("nothing") << QByteArray() << FormFields{};
    QTest::newRow("plus is a space")
        << QByteArray("a=It's+here")
        << FormFields{{QStringLiteral("a"), QStringLiteral("It's here")}};
    QTest::newRow("lower-case digits")
        << QByteArray("a=%2b") << FormFields{{QStringLiteral("a"), QStringLiteral("+")}};
    QTest::newRow("percent without digits")
        << QByteArray("a=5%&b=%zz&c=%4")
        << FormFields{{QStringLiteral("a"), QStringLiteral("5%")},
                      {QStringLiteral("b"), QStringLiteral("%zz")},
                      {QStringLiteral("c"), QStringLiteral("%4")}};
    QTest::newRow("escape at the end")
        << QByteArray("a=%41") << FormFields{{QStringLiteral("a"), QStringLiteral("A")}};
    QTest::newRow("no equals sign")
        << QByteArray("a&b=1")
        << FormFields{{QStringLiteral("a"), QString()}, {QStringLiteral("b"), QStringLiteral("1")}};
    QTest::newRow("second equals sign")
        << QByteArray("a=b=c") << FormFields{{QStringLiteral("a"), QStringLiteral("b=c")}};
    QTest::newRow("no UTF-8") << QByteArray("a=%FFb%C3")
                              << FormFields{{QStringLiteral("a"), QStringLiteral("\uFFFDb\uFFFD")}};
    QTest::newRow("empty parts") << QByteArray("&&a=1&")
                                 << FormFields{{QStringLiteral("a"), QStringLiteral("1")}};
}

void TestFormEncoding::decodesWhatOthersEncode()
{
    QFETCH(QByteArray, form);
    QFETCH(FormFields, fields);
    QCOMPARE(decodeForm(form), fields);
}

void TestFormEncoding::keepsTheOrderOfRepeatedNames()
{
    const FormFields fields{{QStringLiteral("e"), QStringLiteral("ringing")},
                            {QStringLiteral("a"), QStringLiteral("1")},
                            {QStringLiteral("e"), QStringLiteral("answered")}};
    QCOMPARE(encodeForm(fields), QByteArray("e=ringing&a=1&e=answered"));
    QCOMPARE(decodeForm(encodeForm(fields)), fields);
}

void TestFormEncoding::findsTheFirstValue()
{
    const auto fields = decodeForm("a=1&b=2&a=3");
    QCOMPARE(firstValue(fields, u"a"), QStringLiteral("1"));
    QCOMPARE(firstValue(fields, u"A"), QString());
}

QTEST_GUILESS_MAIN(TestFormEncoding)
#include "tst_form_encoding.moc"
