// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_client.h"

#include "tests/net/http_client_fixture.h"

#include <QTest>

using namespace savehub;
using namespace std::chrono_literals;

using Then = FakeHttpReply::Then;
using Kind = HttpFailure::Kind;

Q_DECLARE_METATYPE(savehub::FakeHttpReply)

class TestHttpClient : public HttpClientFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeCertificates(); }
    void init() { startClient(); }
    void cleanup() { stop(); }

    void postsTheFormOnce_data() { overHttpAndHttps(); }
    void postsTheFormOnce();
    void everyStatusIsAnAnswer_data();
    void everyStatusIsAnAnswer();
    void everyPostHasItsOwnConnection_data() { overHttpAndHttps(); }
    void everyPostHasItsOwnConnection();
    void keepsNoCookies();
    void whatIsKnownWhenItIsAnsweredIsNotRepeated();
    void sendsNoCredentialsOfTheAddress();
    void ignoresProxiesForThisMachine();
    void takesNoOtherAddresses_data();
    void takesNoOtherAddresses();
    void getsOverOneConnection();
    void isSilentAfterItsEnd();
    void mayBeDestroyedByItsAnswer_data();
    void mayBeDestroyedByItsAnswer();
};

void TestHttpClient::postsTheFormOnce()
{
    QFETCH(bool, tls);
    startServer(tls, {answerOf(201)});
    const auto result = post();
    const auto *answer = std::get_if<HttpAnswer>(&result);
    QVERIFY(answer);
    QCOMPARE(answer->status, 201);
    QCOMPARE(answer->body, QByteArray("{}"));
    QCOMPARE(answer->date, instantFromIso(u"1994-11-06T08:49:37.000Z"));

    QCOMPARE(m_received.size(), size_t(1));
    const auto &received = m_received.front();
    QCOMPARE(received.method, QByteArray("POST"));
    QCOMPARE(received.target, QByteArray("/calls?x=%2B1"));
    QCOMPARE(received.header("Authorization"), QByteArray("Basic abc"));
    QCOMPARE(received.header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(received.header("Content-Length"), QByteArray::number(received.body.size()));
    QCOMPARE(received.form(), form);
}

void TestHttpClient::everyStatusIsAnAnswer_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("status");
    for (const int status :
         {200, 201, 202, 400, 401, 403, 404, 405, 409, 410, 418, 429, 500, 501, 502, 503, 504}) {
        QTest::addRow("http %d", status) << false << status;
        QTest::addRow("https %d", status) << true << status;
    }
}

void TestHttpClient::everyStatusIsAnAnswer()
{
    QFETCH(bool, tls);
    QFETCH(int, status);
    startServer(tls, {answerOf(status)});
    const auto result = post();
    QVERIFY(std::holds_alternative<HttpAnswer>(result));
    QCOMPARE(std::get<HttpAnswer>(result).status, status);
    QCOMPARE(m_received.size(), size_t(1));
}

void TestHttpClient::everyPostHasItsOwnConnection()
{
    QFETCH(bool, tls);
    startServer(tls, {answerOf(201)});
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(std::holds_alternative<HttpAnswer>(post()));
        QCOMPARE(m_server->connections(), i);
    }
}

/// Whatever the request contained: servers learn secrets elsewhere, too, and some secrets come
/// late.
void TestHttpClient::whatIsKnownWhenItIsAnsweredIsNotRepeated()
{
    startServer(false, {answerOf(400)});
    m_client->get(request(), keep());
    m_known = Redaction({QStringLiteral("Tok3n0004321OfSomebodyElse")});
    const auto result = wait();
    const auto *answer = std::get_if<HttpAnswer>(&result);
    QVERIFY(answer);
    QCOMPARE(answer->words(QStringLiteral("Tok3n0004321OfSomebodyElse, call +12025550123")),
             QStringLiteral("****, call ****0123"));
    m_known = {};
}

void TestHttpClient::keepsNoCookies()
{
    startServer(false, {fakeHttpAnswer(200, "{}", {{"Set-Cookie", "a=b; Path=/"}})});
    get();
    get();
    QCOMPARE(m_received.size(), size_t(2));
    QVERIFY(m_received.back().header("Cookie").isEmpty());
}

void TestHttpClient::sendsNoCredentialsOfTheAddress()
{
    startServer(false, {fakeHttpAnswer(401, "{}", {{"WWW-Authenticate", "Basic realm=\"x\""}})});
    auto url = m_server->url();
    url.setUserInfo(QStringLiteral("user:password"));
    m_client->post({url, {}, 30s}, form, keep());
    const auto result = wait();
    QVERIFY(std::holds_alternative<HttpAnswer>(result));
    QCOMPARE(m_received.size(), size_t(1));
    QVERIFY(m_received.front().header("Authorization").isEmpty());
}

void TestHttpClient::ignoresProxiesForThisMachine()
{
    startServer(false, {answerOf(201)});
    const auto before = qgetenv("http_proxy");
    qputenv("http_proxy", "http://127.0.0.1:1");
    const auto result = post();
    before.isNull() ? qunsetenv("http_proxy") : qputenv("http_proxy", before);
    QVERIFY(std::holds_alternative<HttpAnswer>(result));
}

void TestHttpClient::takesNoOtherAddresses_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::newRow("empty") << QUrl();
    QTest::newRow("file") << QUrl(QStringLiteral("file:///etc/hostname"));
    QTest::newRow("no host") << QUrl(QStringLiteral("http:///path"));
    QTest::newRow("ftp") << QUrl(QStringLiteral("ftp://127.0.0.1/"));
}

void TestHttpClient::takesNoOtherAddresses()
{
    QFETCH(QUrl, url);
    m_client->post({url, {}, 30s}, form, keep());
    m_client->get({url, {}, 30s}, keep());
    QVERIFY(m_results.empty());
    QTRY_COMPARE(m_results.size(), size_t(2));
    for (const auto &result : m_results) {
        QVERIFY(std::holds_alternative<HttpFailure>(result));
        QCOMPARE(std::get<HttpFailure>(result).kind, Kind::NotSent);
    }
}

void TestHttpClient::getsOverOneConnection()
{
    startServer(true, {answerOf(200)});
    for (int i = 0; i < 3; ++i) {
        QVERIFY(std::holds_alternative<HttpAnswer>(get()));
    }
    QCOMPARE(m_received.size(), size_t(3));
    QCOMPARE(m_received.front().method, QByteArray("GET"));
    QCOMPARE(m_server->connections(), 1);
}

void TestHttpClient::isSilentAfterItsEnd()
{
    startServer(false, {answerOf(201)});
    m_client->post(request(), form, keep());
    m_client->get(request(), keep());
    m_client.reset();
    // Another client's whole conversation takes long enough for a late answer to show.
    m_client = std::make_unique<HttpClient>([this] { return m_known; });
    QVERIFY(std::holds_alternative<HttpAnswer>(get()));
    QCOMPARE(m_results.size(), size_t(1));
}

void TestHttpClient::mayBeDestroyedByItsAnswer_data()
{
    QTest::addColumn<FakeHttpReply>("reply");
    QTest::addColumn<int>("timeAllowed");
    QTest::newRow("answer") << FakeHttpReply{answerOf(201)} << 30'000;
    QTest::newRow("failure") << FakeHttpReply{{}, Then::Close} << 30'000;
    QTest::newRow("time-out") << FakeHttpReply{} << 100;
    QTest::newRow("too large") << FakeHttpReply{fakeHttpAnswer(
        201, QByteArray(HttpClient::answerLimit * 2, 'x'))}
                               << 30'000;
}

void TestHttpClient::mayBeDestroyedByItsAnswer()
{
    QFETCH(FakeHttpReply, reply);
    QFETCH(int, timeAllowed);
    startServer(false, reply);
    bool answered = false;
    m_client->post(request(Milliseconds(timeAllowed)), form, [&](const HttpResult &) {
        m_client.reset();
        answered = true;
    });
    QTRY_VERIFY(answered);
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
