// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twilio_error.h"

#include <QTest>

using namespace savehub;

namespace {

HttpAnswer answer(int status, const char *body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

} // namespace

class TestTwilioError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheBody_data();
    void readsTheBody();
    void namesTheRequestForSupport();
    void repeatsNoSecret();
    void readingErrorsHaveKinds_data();
    void readingErrorsHaveKinds();
};

void TestTwilioError::readsTheBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("usual") << QByteArray(R"({"code":20003,"message":"Authenticate","status":401})")
                           << 20003 << QStringLiteral("Authenticate (Twilio error 20003).");
    QTest::newRow("number in it") << QByteArray(
        R"({"code":21211,"message":"'To' +15550001234 is bad"})")
                                  << 21211
                                  << QStringLiteral("'To' ****1234 is bad (Twilio error 21211).");
    QTest::newRow("line breaks") << QByteArray(R"({"code":1,"message":"a\nb\u001b[31m"})") << 1
                                 << QStringLiteral("a b [31m (Twilio error 1).");
    QTest::newRow("a sentence") << QByteArray(R"({"code":20429,"message":"Too many requests."})")
                                << 20429
                                << QStringLiteral("Too many requests (Twilio error 20429).");
    QTest::newRow("empty") << QByteArray() << 0
                           << QStringLiteral("Twilio answered with HTTP status 400.");
    QTest::newRow("page") << QByteArray("<html>502</html>") << 0
                          << QStringLiteral("Twilio answered with HTTP status 400.");
    QTest::newRow("other types") << QByteArray(R"({"code":"x","message":7})") << 0
                                 << QStringLiteral("Twilio answered with HTTP status 400.");
}

void TestTwilioError::readsTheBody()
{
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    QFETCH(QString, text);
    const auto error = twilioError(answer(400, body.constData()));
    QCOMPARE(error.code, code);
    QCOMPARE(error.text, text);
}

void TestTwilioError::namesTheRequestForSupport()
{
    auto given = answer(500, "");
    given.headers.emplace_back("twilio-request-id", "RQ0123456789abcdef0123456789abcdef");
    QVERIFY(twilioError(given).text.endsWith(
        QStringLiteral(" (request RQ0123456789abcdef0123456789abcdef).")));
    given.headers.front().second = "+15550001234";
    QCOMPARE(twilioError(given).text, QStringLiteral("Twilio answered with HTTP status 500."));
}

/// No secret that the run knows.
void TestTwilioError::repeatsNoSecret()
{
    const auto token = QStringLiteral("fedcba9876543210fedcba9876543210");
    auto given = answer(
        401, R"({"code":20003,"message":"fedcba9876543210fedcba9876543210\/x is no token"})");
    given.headers.emplace_back("twilio-request-id", "RQ" + token.toLatin1());
    given.redaction = Redaction({token});
    QCOMPARE(twilioError(given).text, QStringLiteral("****/x is no token (Twilio error 20003)."));
}

void TestTwilioError::readingErrorsHaveKinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("404") << 404 << Error::Kind::NotFound;
    QTest::newRow("401") << 401 << Error::Kind::Refused;
    QTest::newRow("403") << 403 << Error::Kind::Refused;
    QTest::newRow("429") << 429 << Error::Kind::Unavailable;
    QTest::newRow("500") << 500 << Error::Kind::Unavailable;
    QTest::newRow("no answer") << 0 << Error::Kind::Unavailable;
}

void TestTwilioError::readingErrorsHaveKinds()
{
    QFETCH(int, status);
    QFETCH(Error::Kind, kind);
    const HttpResult result =
        status == 0 ? HttpResult(HttpFailure{HttpFailure::Kind::Unknown, QStringLiteral("x")})
                    : HttpResult(answer(status, ""));
    QCOMPARE(readError(result).kind, kind);
    QVERIFY(!readError(result).what.isEmpty());
}

QTEST_GUILESS_MAIN(TestTwilioError)
#include "tst_twilio_error.moc"
