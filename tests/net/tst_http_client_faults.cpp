// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_client.h"

#include "tests/net/http_client_fixture.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace savehub;
using namespace std::chrono_literals;

using Then = FakeHttpReply::Then;
using Kind = HttpFailure::Kind;

Q_DECLARE_METATYPE(savehub::FakeHttpReply)

class TestHttpClientFaults : public HttpClientFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeCertificates(); }
    void init() { startClient(); }
    void cleanup() { stop(); }

    void oneFaultOnePost_data();
    void oneFaultOnePost();
    void aConnectionLostBeforeReadingIsNoSecondPost_data();
    void aConnectionLostBeforeReadingIsNoSecondPost();
    void refusedMeansNotSent();
    void noSuchHostMeansNotSent();
    void badCertificatesMeanNotSent_data();
    void badCertificatesMeanNotSent();
    void noTlsAtAllMeansNotSent();
    void theDeadlineIsAbsolute_data() { overHttpAndHttps(); }
    void theDeadlineIsAbsolute();
    void tricklingDoesNotPutOffTheDeadline();
    void followsNoRedirect_data();
    void followsNoRedirect();
};

void TestHttpClientFaults::oneFaultOnePost_data()
{
    const auto whole = answerOf(201);
    const auto tooLarge = fakeHttpAnswer(201, QByteArray(HttpClient::answerLimit + 1, 'x'));
    const QByteArray chunked = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::vector<std::pair<const char *, FakeHttpReply>> faults{
        {"closes without an answer", {{}, Then::Close}},
        {"resets without an answer", {{}, Then::Reset}},
        {"closes inside the head", {whole.left(20), Then::Close}},
        {"closes inside the body", {whole.chopped(1), Then::Close}},
        {"closes before the body", {whole.chopped(2), Then::Close}},
        {"resets inside the body", {whole.chopped(1), Then::Reset}},
        {"closes inside a chunk", {chunked + "10\r\n{\"sid\":", Then::Close}},
        {"garbage", {"\x16\x03\x01 no HTTP at all\r\n\r\n", Then::Close}},
        {"bytes of zero", {QByteArray(100, '\0'), Then::Close}},
        {"too large", {tooLarge}},
        {"endless", {chunked + "7fffffff\r\n" + QByteArray(HttpClient::answerLimit + 9, 'x')}},
    };
    QTest::addColumn<bool>("tls");
    QTest::addColumn<FakeHttpReply>("fault");
    for (const auto &[name, fault] : faults) {
        QTest::addRow("http: %s", name) << false << fault;
        QTest::addRow("https: %s", name) << true << fault;
    }
}

void TestHttpClientFaults::oneFaultOnePost()
{
    QFETCH(bool, tls);
    QFETCH(FakeHttpReply, fault);
    startServer(tls, fault);
    const auto result = post();
    const auto *failure = std::get_if<HttpFailure>(&result);
    QVERIFY(failure);
    QCOMPARE(failure->kind, Kind::Unknown);
    QVERIFY(!failure->timedOut);
    QVERIFY(!failure->text.isEmpty());
    QVERIFY2(!failure->text.contains(QStringLiteral("15550001234")), qPrintable(failure->text));
    QCOMPARE(m_received.size(), size_t(1));
    QCOMPARE(m_server->connections(), 1);
    QCOMPARE(m_results.size(), size_t(1));
}

void TestHttpClientFaults::aConnectionLostBeforeReadingIsNoSecondPost_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<Then>("then");
    QTest::newRow("http, closed") << false << Then::Close;
    QTest::newRow("http, reset") << false << Then::Reset;
    QTest::newRow("https, closed") << true << Then::Close;
    QTest::newRow("https, reset") << true << Then::Reset;
}

void TestHttpClientFaults::aConnectionLostBeforeReadingIsNoSecondPost()
{
    QFETCH(bool, tls);
    QFETCH(Then, then);
    startServer(tls, {answerOf(201)});
    // Only the first connection is lost. A client that tries again would succeed.
    m_server->setConnectionHandler([this, then]() -> std::optional<Then> {
        return m_server->connections() == 1 ? std::optional(then) : std::nullopt;
    });
    const auto result = post();
    // The network layer may connect again as long as it has not touched the body. What counts is
    // that the server never gets two requests. Only the kernel knows whether something had left.
    if (std::holds_alternative<HttpFailure>(result)) {
        QCOMPARE(m_received.size(), size_t(0));
    } else {
        QCOMPARE(m_received.size(), size_t(1));
    }
}

void TestHttpClientFaults::refusedMeansNotSent()
{
    startServer(false, {answerOf(201)});
    m_server->stopListening();
    const auto result = post();
    QVERIFY(std::holds_alternative<HttpFailure>(result));
    QCOMPARE(std::get<HttpFailure>(result).kind, Kind::NotSent);
    QCOMPARE(m_server->connections(), 0);
}

void TestHttpClientFaults::noSuchHostMeansNotSent()
{
    m_client->post({QUrl(QStringLiteral("http://no-such-host.invalid/")), {}, 30s}, form, keep());
    const auto result = wait();
    QVERIFY(std::holds_alternative<HttpFailure>(result));
    QCOMPARE(std::get<HttpFailure>(result).kind, Kind::NotSent);
}

void TestHttpClientFaults::badCertificatesMeanNotSent_data()
{
    QTest::addColumn<QSslConfiguration>("server");
    QTest::addColumn<bool>("trustsTestAuthority");
    QTest::newRow("self-signed") << m_certificates->selfSignedServer() << true;
    QTest::newRow("for another host") << m_certificates->wrongHostServer() << true;
    QTest::newRow("unknown authority") << m_certificates->goodServer() << false;
}

void TestHttpClientFaults::badCertificatesMeanNotSent()
{
    QFETCH(QSslConfiguration, server);
    QFETCH(bool, trustsTestAuthority);
    if (!trustsTestAuthority) {
        m_client = std::make_unique<HttpClient>([this] { return m_known; });
    }
    startServer(server, {answerOf(201)});
    const auto result = post();
    QVERIFY(std::holds_alternative<HttpFailure>(result));
    QCOMPARE(std::get<HttpFailure>(result).kind, Kind::NotSent);
    QVERIFY(std::get<HttpFailure>(result).text.contains(QStringLiteral("certificate")));
    QCOMPARE(m_received.size(), size_t(0));
}

void TestHttpClientFaults::noTlsAtAllMeansNotSent()
{
    // The server answers the client's hello with something that is not TLS.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray received;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        auto *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&received, socket] {
            received += socket->readAll();
            socket->write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        });
    });
    const QUrl url(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()));
    m_client->post({url, {}, 30s}, form, keep());
    const auto result = wait();
    QVERIFY(std::holds_alternative<HttpFailure>(result));
    QCOMPARE(std::get<HttpFailure>(result).kind, Kind::NotSent);
    QVERIFY(!received.contains("POST"));
}

void TestHttpClientFaults::theDeadlineIsAbsolute()
{
    QFETCH(bool, tls);
    startServer(tls, {});
    QElapsedTimer elapsed;
    elapsed.start();
    const auto result = post(500ms);
    QVERIFY(elapsed.elapsed() >= 499);
    QVERIFY(std::holds_alternative<HttpFailure>(result));
    QVERIFY(std::get<HttpFailure>(result).timedOut);
    QCOMPARE(std::get<HttpFailure>(result).kind, Kind::Unknown);
    QCOMPARE(m_received.size(), size_t(1));
}

void TestHttpClientFaults::tricklingDoesNotPutOffTheDeadline()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        auto *socket = server.nextPendingConnection();
        auto *drip = new QTimer(socket);
        connect(drip, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        socket->write("HTTP/1.1 201 Created\r\nContent-Length: 100000\r\n\r\n");
        drip->start(20);
    });
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort()));
    m_client->post({url, {}, 300ms}, form, keep());
    const auto result = wait();
    QVERIFY(std::holds_alternative<HttpFailure>(result));
    QVERIFY(std::get<HttpFailure>(result).timedOut);
}

void TestHttpClientFaults::followsNoRedirect_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("http %d", status) << false << status;
        QTest::addRow("https %d", status) << true << status;
    }
}

void TestHttpClientFaults::followsNoRedirect()
{
    QFETCH(bool, tls);
    QFETCH(int, status);
    startServer(tls, {fakeHttpAnswer(status, "{}", {{"Location", "/elsewhere"}})});
    const auto result = post();
    QCOMPARE(m_received.size(), size_t(1));
    if (const auto *answer = std::get_if<HttpAnswer>(&result)) {
        QCOMPARE(answer->status, status);
    } else {
        // If the redirect asks for the same POST again, Qt fails because the body is gone.
        QVERIFY(status == 307 || status == 308);
        QCOMPARE(std::get<HttpFailure>(result).kind, Kind::Unknown);
    }
}

QTEST_GUILESS_MAIN(TestHttpClientFaults)
#include "tst_http_client_faults.moc"
