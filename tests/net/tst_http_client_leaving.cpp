// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_client.h"

#include "tests/net/http_client_fixture.h"
#include "tests/testlib/shut_gate.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace savehub;
using namespace std::chrono_literals;

using Kind = HttpFailure::Kind;

/// When a POST leaves, and when it is certain that nothing of it has left.
class TestHttpClientLeaving : public HttpClientFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeCertificates(); }
    void init() { startClient(); }
    void cleanup() { stop(); }

    void isAskedWhenTheConnectionStands_data() { overHttpAndHttps(); }
    void isAskedWhenTheConnectionStands();
    void whatMayNotLeaveDoesNot_data() { overHttpAndHttps(); }
    void whatMayNotLeaveDoesNot();
    void whatIsStoppedAtTheLastMomentEndsInSilence_data() { overHttpAndHttps(); }
    void whatIsStoppedAtTheLastMomentEndsInSilence();
    void isWithdrawnWhileItConnects();
    void isWithdrawnInTheHandshake();
    void whatHasLeftIsNotWithdrawn_data() { overHttpAndHttps(); }
    void whatHasLeftIsNotWithdrawn();
    void withdrawsByName();
    void silenceMeansNotSent();
    void aNetworkThatComesUpWhileConnectingIsUsed();
    void noRouteMeansNotSent();
    void aResetInTheHandshakeMeansNotSent_data();
    void aResetInTheHandshakeMeansNotSent();
    void aHangingHandshakeMeansNotSent();
    void aCertificateMayBeRightTheNextTime();
    void theAnswerHasItsTimeFromTheLeavingOn();

private:
    HttpRequest to(const QUrl &url, std::function<bool()> mayLeave = {}) const
    {
        return {.url = url,
                .timeAllowed = 20s,
                .timeToConnect = 20s,
                .mayLeave = std::move(mayLeave),
                .name = QStringLiteral("mine")};
    }
    void isNotSent(const HttpResult &result) const
    {
        const auto *failure = std::get_if<HttpFailure>(&result);
        QVERIFY(failure);
        QVERIFY2(failure->kind == Kind::NotSent, qPrintable(failure->text));
        QVERIFY(!failure->timedOut);
        QVERIFY(!failure->text.isEmpty());
        QCOMPARE(m_received.size(), size_t(0));
    }
};

void TestHttpClientLeaving::isAskedWhenTheConnectionStands()
{
    QFETCH(bool, tls);
    startServer(tls, {answerOf(201)});
    int asked = 0;
    m_client->post(to(m_server->url(),
                      [&] {
                          asked += 1;
                          return true;
                      }),
                   form, keep());
    QCOMPARE(asked, 0);
    const auto result = wait();
    QVERIFY(std::holds_alternative<HttpAnswer>(result));
    QCOMPARE(asked, 1);
    QCOMPARE(m_received.size(), size_t(1));
    QVERIFY(m_received.front().form() == form);
}

void TestHttpClientLeaving::whatMayNotLeaveDoesNot()
{
    QFETCH(bool, tls);
    startServer(tls, {answerOf(201)});
    int asked = 0;
    m_client->post(to(m_server->url(),
                      [&] {
                          asked += 1;
                          return false;
                      }),
                   form, keep());
    isNotSent(wait());
    QCOMPARE(asked, 1);
    // By now the server has its connection and would have read a head.
    m_client->get(to(m_server->url()), keep());
    wait();
    QCOMPARE(m_received.size(), size_t(1));
    QCOMPARE(m_received.front().method, QByteArray("GET"));
}

/// As with Stop: the last look refuses, and meanwhile a withdrawal is requested.
void TestHttpClientLeaving::whatIsStoppedAtTheLastMomentEndsInSilence()
{
    QFETCH(bool, tls);
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    startServer(tls, {answerOf(201)});
    constexpr size_t many = 100;
    size_t asked = 0;
    const auto refuse = [&] {
        if (++asked == many / 3) {
            QTimer::singleShot(0, this, [&] { m_client->withdraw(QStringLiteral("mine")); });
        }
        return false;
    };
    for (size_t i = 0; i < many; ++i) {
        m_client->post(to(m_server->url(), refuse), form, keep());
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), many, 20'000);
    std::for_each(m_results.begin(), m_results.end(), [this](const auto &r) { isNotSent(r); });
}

void TestHttpClientLeaving::isWithdrawnWhileItConnects()
{
    ShutGate gate;
    bool wasAsked = false;
    m_client->post(to(gate.url(),
                      [&] {
                          wasAsked = true;
                          return true;
                      }),
                   form, keep());
    QCoreApplication::processEvents();
    m_client->withdraw(QStringLiteral("mine"));
    QVERIFY(m_results.empty()); // answers come from the event loop
    isNotSent(wait());
    startServer(false, {answerOf(201)});
    gate.open(m_server->url());
    // The network is back: another request gets through, and only that one.
    m_client->post(to(gate.url()), form, keep());
    QVERIFY(std::holds_alternative<HttpAnswer>(wait()));
    QCOMPARE(m_received.size(), size_t(1));
    QVERIFY(!wasAsked);
}

void TestHttpClientLeaving::isWithdrawnInTheHandshake()
{
    QTcpServer server; // accepts the connection and says nothing
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_client->post(to(QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()))), form,
                   keep());
    QTRY_VERIFY(server.hasPendingConnections());
    auto *socket = server.nextPendingConnection();
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    m_client->withdraw(QStringLiteral("mine"));
    isNotSent(wait());
}

void TestHttpClientLeaving::whatHasLeftIsNotWithdrawn()
{
    QFETCH(bool, tls);
    startServer(tls, {answerOf(201), FakeHttpReply::Then::KeepOpen, 300ms});
    m_client->post(to(m_server->url()), form, keep());
    QTRY_COMPARE(m_received.size(), size_t(1));
    m_client->withdraw(QStringLiteral("mine"));
    QVERIFY(std::holds_alternative<HttpAnswer>(wait()));
}

void TestHttpClientLeaving::withdrawsByName()
{
    startServer(false, {answerOf(201)});
    m_client->post(to(m_server->url()), form, keep());
    m_client->withdraw(QStringLiteral("another"));
    QVERIFY(std::holds_alternative<HttpAnswer>(wait()));
}

void TestHttpClientLeaving::silenceMeansNotSent()
{
    const ShutGate gate;
    auto request = to(gate.url());
    request.timeToConnect = 300ms;
    m_client->post(request, form, keep());
    isNotSent(wait());
}

void TestHttpClientLeaving::aNetworkThatComesUpWhileConnectingIsUsed()
{
    ShutGate gate;
    startServer(false, {answerOf(201)});
    m_client->post(to(gate.url()), form, keep());
    QTimer::singleShot(200, this, [&] { gate.open(m_server->url()); });
    QVERIFY(std::holds_alternative<HttpAnswer>(wait()));
    QCOMPARE(m_received.size(), size_t(1));
}

void TestHttpClientLeaving::noRouteMeansNotSent()
{
    // An address for documentation: it is unreachable, or nothing answers.
    auto request = to(QUrl(QStringLiteral("http://192.0.2.1/")));
    request.timeToConnect = 500ms;
    m_client->post(request, form, keep());
    isNotSent(wait());
}

void TestHttpClientLeaving::aResetInTheHandshakeMeansNotSent_data()
{
    QTest::addColumn<bool>("readsTheHello");
    QTest::newRow("before the hello") << false;
    QTest::newRow("after the hello") << true;
}

void TestHttpClientLeaving::aResetInTheHandshakeMeansNotSent()
{
    QFETCH(bool, readsTheHello);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        auto *socket = server.nextPendingConnection();
        if (!readsTheHello) {
            socket->abort();
        } else {
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->abort(); });
        }
    });
    m_client->post(to(QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()))), form,
                   keep());
    isNotSent(wait());
}

void TestHttpClientLeaving::aHangingHandshakeMeansNotSent()
{
    QTcpServer server; // accepts connections and says nothing
    QVERIFY(server.listen(QHostAddress::LocalHost));
    auto request = to(QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort())));
    request.timeToConnect = 200ms;
    m_client->post(request, form, keep());
    isNotSent(wait());
}

void TestHttpClientLeaving::aCertificateMayBeRightTheNextTime()
{
    startServer(m_certificates->selfSignedServer(), {answerOf(201)});
    isNotSent(post());
    startServer(true, {answerOf(201)});
    QVERIFY(std::holds_alternative<HttpAnswer>(post()));
    QCOMPARE(m_received.size(), size_t(1));
}

void TestHttpClientLeaving::theAnswerHasItsTimeFromTheLeavingOn()
{
    ShutGate gate;
    startServer(false, {answerOf(201), FakeHttpReply::Then::KeepOpen, 600ms});
    auto request = to(gate.url());
    request.timeAllowed = 1500ms;
    m_client->post(request, form, keep());
    // The kernel sends its second SYN after a second, so connecting alone takes about that long.
    QTimer::singleShot(500, this, [&] { gate.open(m_server->url()); });
    QVERIFY(std::holds_alternative<HttpAnswer>(wait()));
}

QTEST_GUILESS_MAIN(TestHttpClientLeaving)
#include "tst_http_client_leaving.moc"
