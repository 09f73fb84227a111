// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_listener.h"

#include "tests/net/listener_fixture.h"
#include "tests/net/raw_client.h"

#include <QTest>

#include <memory>

using namespace savehub;
using namespace std::chrono_literals;

namespace {

const QByteArray request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
const QByteArray halfRequest = "GET / HTTP/1.1\r\nHost:";
const QByteArray otherHalf = " a\r\n\r\n";

} // namespace

/// Which clients have a place at a listener when there are more clients than places.
class HttpListenerPlacesTest : public ListenerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void displacesTheOneThatIsIdleLongest();
    void displacesTheSlowestOne();
    void slowClientsKeepNobodyOut();
    void nobodyIsDisplacedBeforeAFairTime_data();
    void nobodyIsDisplacedBeforeAFairTime();
    void afterAFairTimeAnotherHasThePlace();
    void anAnswerMakesRoomForWhoWaits();
    void aClientThatEndsMakesRoom();
    void whoComesWaitsWhileAllAreBeingAnswered();
};

void HttpListenerPlacesTest::init()
{
    m_reply = {200, "text/plain", "ok"};
    m_heard = 0;
}

void HttpListenerPlacesTest::cleanup()
{
    m_listener.reset();
}

void HttpListenerPlacesTest::displacesTheOneThatIsIdleLongest()
{
    listen({});
    const auto clients = connected(*m_listener, 64, request);
    QTRY_COMPARE(answered(clients, 200), 64);
    clients[0]->send(request); // now the second client is idle longest
    QTRY_COMPARE(clients[0]->count("200 OK"), 2);
    clients[1]->send(request + halfRequest); // and now the third
    QTRY_COMPARE(clients[1]->count("200 OK"), 2);
    RawClient probe(*m_listener, request);

    QTRY_VERIFY(probe.hasAnswer(200));
    QTRY_COMPARE(ended(clients), 1);
    QVERIFY(clients[2]->hasEnded());
    clients[1]->send(otherHalf);
    QTRY_COMPARE(clients[1]->count("200 OK"), 3);
}

// Its time counts from the first byte of its request, whichever part it is at.
void HttpListenerPlacesTest::displacesTheSlowestOne()
{
    HttpLimits limits;
    limits.connections = 3;
    limits.fairTime = 0ms;
    listen(limits);
    const auto body =
        connected(*m_listener, 1, "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n");
    const auto idle = connected(*m_listener, 1, request);
    QTRY_COMPARE(answered(idle, 200), 1);
    const auto head = connected(*m_listener, 1, request + halfRequest);
    QTRY_COMPARE(answered(head, 200), 1);
    body[0]->send("Content-Length: 2\r\n\r\n");
    QTRY_VERIFY(body[0]->hasAnswer(100)); // it reaches its body only now, but it came first

    const auto first = connected(*m_listener, 1, request);
    QTRY_VERIFY(first[0]->hasAnswer(200));
    QTRY_VERIFY(body[0]->hasEnded());
    QVERIFY(!idle[0]->hasEnded());
    const auto second = connected(*m_listener, 1, request);
    QTRY_VERIFY(second[0]->hasAnswer(200));
    QTRY_VERIFY(idle[0]->hasEnded());
    QVERIFY(!head[0]->hasEnded());
    head[0]->send(otherHalf);
    QTRY_COMPARE(head[0]->count("200 OK"), 2);
}

void HttpListenerPlacesTest::slowClientsKeepNobodyOut()
{
    listen({});
    const auto slow = connected(*m_listener, 200, halfRequest);
    QTRY_COMPARE(ended(slow), 200 - 64);
    for (int i = 0; i < 64; ++i) {
        RawClient quick(*m_listener, request);
        QTRY_VERIFY(quick.hasAnswer(200));
    }
    QCOMPARE(m_heard, 64);
}

void HttpListenerPlacesTest::nobodyIsDisplacedBeforeAFairTime_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("for a request") << QByteArray() << request;
    QTest::newRow("for the rest of one") << halfRequest << otherHalf;
}

// However quickly others come and go.
void HttpListenerPlacesTest::nobodyIsDisplacedBeforeAFairTime()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, rest);
    HttpLimits limits;
    limits.connections = 3;
    limits.fairTime = 10min;
    listen(limits);
    const auto clients = connected(*m_listener, 3, first);
    for (int i = 0; i < 20; ++i) {
        const auto hasty = connected(*m_listener, 5, request.repeated(100));
    }
    for (const auto &client : clients) {
        client->send(rest);
        QTRY_VERIFY(client->hasAnswer(200));
    }
}

void HttpListenerPlacesTest::afterAFairTimeAnotherHasThePlace()
{
    HttpLimits limits;
    limits.connections = 3;
    limits.fairTime = 50ms;
    listen(limits);
    const auto idle = connected(*m_listener, 1);
    const auto slow = connected(*m_listener, 2, halfRequest);
    const auto next = connected(*m_listener, 2, request);
    QTRY_COMPARE(answered(next, 200), 2);
    QCOMPARE(answered(slow, 200), 0);
}

// No other client loses its place.
void HttpListenerPlacesTest::anAnswerMakesRoomForWhoWaits()
{
    HttpLimits limits;
    limits.connections = 2;
    limits.fairTime = 10min;
    listen(limits);
    const auto clients = connected(*m_listener, 2);
    const auto waiting = connected(*m_listener, 1, request);
    clients[0]->send(request);
    QTRY_COMPARE(answered(waiting, 200), 1);
    QVERIFY(clients[0]->hasAnswer(200));
    QVERIFY(!clients[1]->hasEnded());
    QCOMPARE(m_heard, 2);
}

void HttpListenerPlacesTest::aClientThatEndsMakesRoom()
{
    HttpLimits limits;
    limits.connections = 2;
    limits.fairTime = 10min;
    listen(limits);
    auto clients = connected(*m_listener, 2, halfRequest);
    const auto waiting = connected(*m_listener, 2, request);
    clients.pop_back();
    QTRY_COMPARE(answered(waiting, 200), 2);
    QVERIFY(!clients[0]->hasEnded());
}

void HttpListenerPlacesTest::whoComesWaitsWhileAllAreBeingAnswered()
{
    m_reply.body = QByteArray(8'000'000, 'b'); // more than the system buffers
    HttpLimits limits;
    limits.connections = 3;
    listen(limits);
    const auto clients = connected(*m_listener, 3);
    for (const auto &client : clients) {
        client->stopReading();
        client->send(request);
    }
    QTRY_COMPARE(m_heard, 3);
    m_reply.body = "ok";
    const auto late = connected(*m_listener, 5, request);
    QCOMPARE(ended(late), 0);
    QCOMPARE(m_heard, 3);

    for (const auto &client : clients) {
        client->resume();
        QTRY_COMPARE(client->received().count('b'), 8'000'000);
    }
    QTRY_COMPARE(answered(late, 200), 5);
}

QTEST_GUILESS_MAIN(HttpListenerPlacesTest)
#include "tst_http_listener_places.moc"
