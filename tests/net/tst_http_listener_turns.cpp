// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_listener.h"

#include "tests/net/listener_fixture.h"
#include "tests/net/raw_client.h"

#include <QTest>

#include <memory>

using namespace savehub;

namespace {

const QByteArray request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

} // namespace

/// When each client of a listener is answered.
class HttpListenerTurnsTest : public ListenerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersOneInATurnOfTheEventLoop();
    void whoHasManyRequestsHasOneTurnOfEachRound();
    void answersInOrderWhatWasHeldBack();
    void whoIsHeldBackKeepsNobodyOut();
};

void HttpListenerTurnsTest::init()
{
    m_heard = 0;
    m_reply = {};
}

void HttpListenerTurnsTest::answersOneInATurnOfTheEventLoop()
{
    listen({});
    const auto clients = connected(*m_listener, 40);
    for (const auto &client : clients) {
        client->send(request);
    }
    int turns = 0;
    while (m_heard < 40) {
        const auto before = m_heard;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QVERIFY(m_heard <= before + 1);
        ++turns;
    }
    QVERIFY(turns >= 40);
    QTRY_COMPARE(answered(clients, 200), 40);
}

void HttpListenerTurnsTest::whoHasManyRequestsHasOneTurnOfEachRound()
{
    listen({});
    RawClient greedy(*m_listener, request.repeated(1'000));
    QTRY_VERIFY(m_heard > 0);
    RawClient modest(*m_listener, request);
    QTRY_VERIFY(modest.isConnected());
    const auto before = m_heard;
    QTRY_VERIFY(modest.hasAnswer(200));
    QVERIFY2(m_heard < before + 50, qPrintable(QString::number(m_heard - before)));
}

void HttpListenerTurnsTest::answersInOrderWhatWasHeldBack()
{
    listen({});
    m_reply.delay = Milliseconds{50};
    RawClient client(*m_listener, request + request);
    QTRY_COMPARE(m_heard, 1);
    m_reply.delay = Milliseconds{0};
    m_reply.status = 204;
    QTRY_COMPARE(client.count("204 No Content"), 1);
    QVERIFY(client.hasAnswer(200));
    QCOMPARE(client.count("200 OK"), 1);
}

void HttpListenerTurnsTest::whoIsHeldBackKeepsNobodyOut()
{
    HttpLimits limits;
    limits.connections = 3;
    listen(limits);
    const auto idle = connected(*m_listener, 1, request); // idle longest, but it did nothing wrong
    QTRY_COMPARE(answered(idle, 200), 1);
    m_reply.delay = Minutes{60};
    const auto held = connected(*m_listener, 2, request);
    QTRY_COMPARE(m_heard, 3);
    m_reply.delay = Milliseconds{0};
    for (int i = 0; i < 2; ++i) {
        RawClient next(*m_listener, request);
        QTRY_VERIFY(next.hasAnswer(200));
    }
    QTRY_VERIFY(held[0]->hasEnded());
    QVERIFY(!idle[0]->hasEnded());
    QCOMPARE(answered(held, 200), 0);
}

QTEST_GUILESS_MAIN(HttpListenerTurnsTest)
#include "tst_http_listener_turns.moc"
