// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/strict_json.h"

#include <QTest>

using namespace savehub;

class TstStrictJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesJson_data();
    void takesJson();
    void refuses_data();
    void refuses();
    void boundsTheDepth();
};

void TstStrictJson::takesJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("object") << QByteArray(R"({"a": 1, "b": [true, null, "x"]})");
    QTest::newRow("the same key in two objects") << QByteArray(R"([{"a": 1}, {"a": {"a": 2}}])");
    QTest::newRow("a value like a key") << QByteArray(R"({"a": "a", "b": ["a", "a"]})");
    QTest::newRow("brackets and quotes in texts") << QByteArray(R"({"a\"{": "}]\\", "b": "[[[["})");
    QTest::newRow("a pair of surrogates") << QByteArray(R"({"a": "\ud83d\ude00"})");
    QTest::newRow("nothing in it") << QByteArray("{}");
}

void TstStrictJson::takesJson()
{
    QFETCH(QByteArray, text);
    const auto json = readStrictJson(text);
    QVERIFY(json.has_value());
    QCOMPARE(*json, QJsonDocument::fromJson(text));
}

void TstStrictJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("why");
    const auto noJson = QStringLiteral("no JSON");
    const auto twice = QStringLiteral("\"a\" comes twice");
    QTest::newRow("nothing") << QByteArray() << noJson;
    QTest::newRow("a form") << QByteArray("a=1") << noJson;
    QTest::newRow("cut off") << QByteArray(R"({"a": )") << noJson;
    QTest::newRow("something behind it") << QByteArray("{} {}") << noJson;
    QTest::newRow("no UTF-8") << QByteArray("{\"a\": \"\xff\"}") << noJson;
    QTest::newRow("a comment") << QByteArray("{} // why") << noJson;
    QTest::newRow("a key twice") << QByteArray(R"({"a": 1, "b": 2, "a": 1})") << twice;
    QTest::newRow("written in another way") << QByteArray(R"({"a": 1, "\u0061": 1})") << twice;
    QTest::newRow("deeper down") << QByteArray(R"([{"b": {"a": [], "a": 1}}])") << twice;
    QTest::newRow("after an inner object") << QByteArray(R"({"a": {"b": 1}, "a": 1})") << twice;
    QTest::newRow("half a surrogate pair")
        << QByteArray(R"({"a": "\ud83d"})") << QStringLiteral("surrogate");
    QTest::newRow("a number in a key")
        << QByteArray(R"({"+15551234567": 1, "+15551234567": 2})") << QStringLiteral("****4567");
}

void TstStrictJson::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, why);
    const auto json = readStrictJson(text);
    QVERIFY(!json);
    QCOMPARE(json.error().kind, Error::Kind::BadInput);
    QVERIFY2(json.error().what.contains(why), qPrintable(json.error().what));
}

void TstStrictJson::boundsTheDepth()
{
    const auto nested = [](int depth) {
        return QByteArray(depth, '[') + QByteArray(depth, ']');
    };
    QVERIFY(readStrictJson(nested(deepestJson)));
    QVERIFY(!readStrictJson(nested(deepestJson + 1)));
    QVERIFY(!readStrictJson(nested(30'000)));
}

QTEST_GUILESS_MAIN(TstStrictJson)
#include "tst_strict_json.moc"
