// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_result.h"

#include <QTest>

using namespace savehub;

using Error = QNetworkReply::NetworkError;

class TestHttpResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAStatusFromABrokenTransport_data();
    void tellsAStatusFromABrokenTransport();
    void comparesTheBodyWithItsLength_data();
    void comparesTheBodyWithItsLength();
    void findsHeadersInAnyCase();
};

void TestHttpResult::tellsAStatusFromABrokenTransport_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("isStatus");
    QTest::newRow("none") << Error::NoError << true;
    QTest::newRow("400") << Error::ProtocolInvalidOperationError << true;
    QTest::newRow("401") << Error::AuthenticationRequiredError << true;
    QTest::newRow("404") << Error::ContentNotFoundError << true;
    QTest::newRow("429") << Error::UnknownContentError << true;
    QTest::newRow("500") << Error::InternalServerError << true;
    QTest::newRow("503") << Error::ServiceUnavailableError << true;
    QTest::newRow("closed") << Error::RemoteHostClosedError << false;
    QTest::newRow("aborted") << Error::OperationCanceledError << false;
    QTest::newRow("would have to send again") << Error::ContentReSendError << false;
    QTest::newRow("no HTTP") << Error::ProtocolFailure << false;
    QTest::newRow("anything else") << Error::UnknownNetworkError << false;
}

void TestHttpResult::tellsAStatusFromABrokenTransport()
{
    QFETCH(Error, error);
    QFETCH(bool, isStatus);
    QCOMPARE(isOnlyStatusError(error), isStatus);
}

void TestHttpResult::comparesTheBodyWithItsLength_data()
{
    QTest::addColumn<QByteArray>("announced");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("complete");
    QTest::newRow("equal") << QByteArray("3") << QByteArray("abc") << true;
    QTest::newRow("cut off") << QByteArray("50") << QByteArray("abcdef") << false;
    QTest::newRow("too long") << QByteArray("2") << QByteArray("abc") << false;
    QTest::newRow("not announced") << QByteArray() << QByteArray("abc") << true;
}

void TestHttpResult::comparesTheBodyWithItsLength()
{
    QFETCH(QByteArray, announced);
    QFETCH(QByteArray, body);
    HttpAnswer answer;
    answer.body = body;
    if (!announced.isEmpty()) {
        answer.headers.emplace_back("content-length", announced);
    }
    QTEST(isComplete(answer), "complete");
}

void TestHttpResult::findsHeadersInAnyCase()
{
    HttpAnswer answer;
    answer.headers.emplace_back("twilio-request-id", "RQ1");
    QCOMPARE(answer.header("Twilio-Request-Id"), QByteArray("RQ1"));
    QCOMPARE(answer.header("Date"), QByteArray());
}

QTEST_GUILESS_MAIN(TestHttpResult)
#include "tst_http_result.moc"
