// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rest/rest_fixture.h"

#include <QTest>

using namespace savehub;

class TestRestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorsRepeatNoSecret_data();
    void errorsRepeatNoSecret();
    void otherErrorsSayWhatIsWrong();

private:
    RestFixture m_rest;
};

void TestRestSecrets::errorsRepeatNoSecret_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray secret = "Mail/p@ssword0004321";
    QTest::newRow("a field's name") << QByteArray("POST") << QByteArray("/meetings")
                                    << "{\"uid\": \"x\", \"" + secret + "\": 1}" << 422;
    QTest::newRow("escaped") << QByteArray("POST") << QByteArray("/meetings")
                             << QByteArray("{\"Mail\\/p\\u0040ssword0004321\": 1}") << 422;
    QTest::newRow("cut") << QByteArray("POST") << QByteArray("/meetings")
                         << "{\"" + QByteArray(50, 'x') + secret + "\": 1}" << 422;
    QTest::newRow("twice") << QByteArray("POST") << QByteArray("/meetings")
                           << "{\"" + secret + "\": 1, \"" + secret + "\": 2}" << 400;
    QTest::newRow("a parameter") << QByteArray("GET")
                                 << "/incidents?limit=" + secret.toPercentEncoding() << QByteArray()
                                 << 400;
    QTest::newRow("a path") << QByteArray("GET") << "/incidents/" + secret.toPercentEncoding()
                            << QByteArray() << 404;
}

/// A secret was put into the request by mistake.
void TestRestSecrets::errorsRepeatNoSecret()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, body);
    m_rest.known = Redaction({QStringLiteral("Mail/p@ssword0004321")});
    const auto reply = m_rest.ask(method, target, body);
    QTEST(reply.status, "status");
    QVERIFY2(!reply.body.contains("p@ss") && !reply.body.contains("4321"), reply.body.constData());
    QVERIFY(reply.body.contains("a secret of this console"));
}

void TestRestSecrets::otherErrorsSayWhatIsWrong()
{
    m_rest.known = Redaction({QStringLiteral("Mail/p@ssword0004321")});
    const auto reply = m_rest.post("/meetings", R"({"titel": 1})");
    QCOMPARE(reply.status, 422);
    QVERIFY(reply.body.contains("/titel"));
}

QTEST_GUILESS_MAIN(TestRestSecrets)
#include "tst_rest_secrets.moc"
