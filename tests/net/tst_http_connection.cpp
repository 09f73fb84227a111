// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_connection.h"

#include "tests/net/raw_client.h"

#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace savehub;
using namespace std::chrono_literals;

namespace {
const QByteArray request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
} // namespace

/// When the place of a client may be given to another client.
class HttpConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void itsTimeIsFair();
    void whoseBytesWereNotReadStays();
    void whoWasAnsweredMayGo();
    void whoIsBeingAnsweredStays();
    void whoWaitsForItsTurnStays();
    void whoHasGoneWaitsForNoTurn_data();
    void whoHasGoneWaitsForNoTurn();

private:
    void connectTo(const HttpLimits &limits);
    void answer() { m_connection->answer(HttpConnection::Afterwards::MayStay); }

    HttpReply m_reply;
    const HttpConnection::Handler m_handler = [this](const ReceivedRequest &) {
        return m_reply;
    };
    int m_whole = 0;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<RawClient> m_client;
    std::unique_ptr<HttpConnection> m_connection;
};

void HttpConnectionTest::init()
{
    m_reply = {200, "text/plain", "ok"};
    m_whole = 0;
    connectTo({});
}

void HttpConnectionTest::cleanup()
{
    m_connection.reset();
    m_client.reset();
    m_server.reset();
}

void HttpConnectionTest::connectTo(const HttpLimits &limits)
{
    cleanup();
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    m_client = std::make_unique<RawClient>(
        ListenAddress{m_server->serverAddress(), m_server->serverPort()});
    QTRY_VERIFY(m_server->hasPendingConnections());
    m_connection = std::make_unique<HttpConnection>(
        m_server->nextPendingConnection(), m_handler, limits, [this](auto *) { ++m_whole; },
        [](auto *) {}, nullptr);
}

void HttpConnectionTest::itsTimeIsFair()
{
    HttpLimits limits;
    limits.fairTime = 300ms;
    connectTo(limits);
    QVERIFY(m_connection->fairTimeLeft() <= 300ms);
    QTRY_VERIFY(m_connection->isDispensable());
    QVERIFY(m_connection->fairTimeLeft() <= 0ms);

    m_client->send(request.chopped(2)); // each request has a time of its own
    QTRY_VERIFY(!m_connection->isDispensable());
    QTRY_VERIFY(m_connection->isDispensable());
}

/// Our own thread may be what took so long.
void HttpConnectionTest::whoseBytesWereNotReadStays()
{
    HttpLimits limits;
    limits.fairTime = 0ms;
    connectTo(limits);
    QTRY_VERIFY(m_client->isConnected());
    QVERIFY(m_connection->isDispensable());
    m_client->sendAtOnce(request.chopped(2));
    QVERIFY(!m_connection->isDispensable());
    QTRY_VERIFY(m_connection->isDispensable());
}

void HttpConnectionTest::whoWasAnsweredMayGo()
{
    QVERIFY(!m_connection->isDispensable());
    m_client->send(request);
    QTRY_COMPARE(m_whole, 1);
    answer();
    QTRY_VERIFY(m_connection->isDispensable());
}

void HttpConnectionTest::whoIsBeingAnsweredStays()
{
    HttpLimits limits;
    limits.fairTime = 0ms;
    connectTo(limits);
    QVERIFY(m_connection->isDispensable());
    m_reply.body = QByteArray(8'000'000, 'b'); // more than the system buffers
    m_client->stopReading();
    m_client->send(request);
    QTRY_COMPARE(m_whole, 1);
    answer();
    QVERIFY(!m_connection->isDispensable());
    QVERIFY(!m_connection->fairTimeLeft());
}

void HttpConnectionTest::whoWaitsForItsTurnStays()
{
    HttpLimits limits;
    limits.fairTime = 0ms;
    connectTo(limits);
    m_client->send(request.repeated(10'000));
    QTRY_COMPARE(m_whole, 1);
    QVERIFY(!m_connection->isDispensable());
    QVERIFY(!m_connection->fairTimeLeft());
}

void HttpConnectionTest::whoHasGoneWaitsForNoTurn_data()
{
    QTest::addColumn<QByteArray>("requests");
    QTest::addColumn<bool>("isReset");
    QTest::newRow("with its request") << request << true;
    QTest::newRow("before all was read") << request.repeated(1'000) << true;
    QTest::newRow("sends no more") << request << false;
    QTest::newRow("sends no more, with more to read") << request.repeated(1'000) << false;
}

void HttpConnectionTest::whoHasGoneWaitsForNoTurn()
{
    QFETCH(const QByteArray, requests);
    QFETCH(const bool, isReset);
    m_client->send(requests);
    QTRY_COMPARE(m_whole, 1);
    QVERIFY(!m_connection->isDispensable());
    m_client->closeSending();
    if (isReset) {
        m_client.reset();
    }
    QTRY_VERIFY(m_connection->isDispensable());
    answer(); // the connection may still exist
    QCOMPARE(m_whole, 1);
}

QTEST_GUILESS_MAIN(HttpConnectionTest)
#include "tst_http_connection.moc"
