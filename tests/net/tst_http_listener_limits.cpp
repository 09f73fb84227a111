// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_listener.h"

#include "raw_client.h"

#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <vector>

#include <QTest>
#include <QTimer>

using namespace savehub;
using namespace std::chrono_literals;

namespace {

int acceptsThatFail = 0; // as they do without a free descriptor

} // namespace

/// In place of the C library's: sanitizers need descriptors themselves, so none can be used up.
extern "C" int accept4(int socket, sockaddr *address, socklen_t *length, int flags)
{
    if (acceptsThatFail > 0) {
        --acceptsThatFail;
        errno = EMFILE;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_accept4, socket, address, length, flags));
}

namespace {

const QByteArray request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
const QByteArray halfRequest = "GET / HTTP/1.1\r\nHost:";
const QByteArray otherHalf = " a\r\n\r\n";

using Clients = std::vector<std::unique_ptr<RawClient>>;

auto answered(const Clients &clients, int status)
{
    return std::count_if(clients.begin(), clients.end(),
                         [&](const auto &client) { return client->hasAnswer(status); });
}

auto ended(const Clients &clients)
{
    return std::count_if(clients.begin(), clients.end(),
                         [](const auto &client) { return client->hasEnded(); });
}

/// Sends a byte every few milliseconds, for ever.
class Dripping
{
public:
    explicit Dripping(RawClient &client)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [&client] { client.send("x"); });
        m_timer.start(5ms);
    }

private:
    QTimer m_timer;
};

} // namespace

class HttpListenerLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void headHasToEndInTime();
    void requestHasToEndInTime();
    void anIdleClientIsLetGo_data();
    void anIdleClientIsLetGo();
    void theTimeOfARequestIsItsOwn();
    void anAnswerHasToBeTaken();
    void whoDoesNotReadIsNotReadFrom();
    void aRefusedClientDoesNotStay();
    void displacesTheOneThatIsIdleLongest();
    void displacesTheSlowestOne();
    void slowClientsKeepNobodyOut();
    void refusesWhenAllAreBeingAnswered();
    void acceptsAgainWhenThereAreDescriptors();

private:
    void listen(const HttpLimits &limits);
    void waitForAPlace();
    Clients connected(int count, const QByteArray &first = {});

    HttpReply m_reply;
    int m_heard = 0;
    std::unique_ptr<HttpListener> m_listener;
};

void HttpListenerLimitsTest::init()
{
    m_reply = {200, "text/plain", "ok"};
    m_heard = 0;
}

void HttpListenerLimitsTest::cleanup()
{
    m_listener.reset();
}

void HttpListenerLimitsTest::listen(const HttpLimits &limits)
{
    m_listener = std::make_unique<HttpListener>(
        [this](const ReceivedRequest &) {
            ++m_heard;
            return m_reply;
        },
        limits);
    QVERIFY(m_listener->listen({QHostAddress(QHostAddress::LocalHost), 0}));
}

Clients HttpListenerLimitsTest::connected(int count, const QByteArray &first)
{
    Clients clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<RawClient>(*m_listener, first));
        (void)QTest::qWaitFor([&] { return clients.back()->isConnected(); });
    }
    return clients;
}

// The byte every few milliseconds would restart an idle timer for ever.
void HttpListenerLimitsTest::headHasToEndInTime()
{
    HttpLimits limits;
    limits.headTime = 60ms;
    listen(limits);
    RawClient client(*m_listener, halfRequest);
    const Dripping dripping(client);
    QTRY_VERIFY(client.hasAnswer(408));
    QVERIFY(client.received().contains("\r\nConnection: close\r\n"));
}

void HttpListenerLimitsTest::requestHasToEndInTime()
{
    HttpLimits limits;
    limits.requestTime = 60ms;
    listen(limits);
    RawClient client(*m_listener, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65536\r\n\r\n");
    const Dripping dripping(client);
    QTRY_VERIFY(client.hasAnswer(408));
    QCOMPARE(m_heard, 0);
}

void HttpListenerLimitsTest::anIdleClientIsLetGo_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::newRow("before a request") << QByteArray();
    QTest::newRow("after an answer") << request;
}

void HttpListenerLimitsTest::anIdleClientIsLetGo()
{
    QFETCH(const QByteArray, first);
    HttpLimits limits;
    limits.idleTime = 50ms;
    listen(limits);
    RawClient client(*m_listener, first);
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.count("HTTP/1.1"), m_heard);
}

// Neither does a former request use it up, nor does waiting on a kept connection.
void HttpListenerLimitsTest::theTimeOfARequestIsItsOwn()
{
    HttpLimits limits;
    limits.headTime = 100ms;
    listen(limits);
    RawClient client(*m_listener);
    QElapsedTimer sinceFirst;
    sinceFirst.start();
    while (!sinceFirst.hasExpired(300)) {
        const auto count = client.count("200 OK");
        client.send(halfRequest + otherHalf);
        QTRY_COMPARE(client.count("200 OK"), count + 1);
    }
    QVERIFY(!client.hasEnded());
    QCOMPARE(client.count("408"), 0);
}

// A client that does not read does not see its end either; but its place becomes free.
void HttpListenerLimitsTest::waitForAPlace()
{
    QTRY_VERIFY([this] {
        RawClient next(*m_listener, request);
        (void)QTest::qWaitFor([&] { return next.hasAnswer(200) || next.hasEnded(); });
        return next.hasAnswer(200);
    }());
}

void HttpListenerLimitsTest::anAnswerHasToBeTaken()
{
    m_reply.body = QByteArray(16'000'000, 'b'); // more than the system buffers
    HttpLimits limits;
    limits.answerTime = 50ms;
    limits.lingerTime = 50ms;
    limits.connections = 1;
    listen(limits);
    RawClient client(*m_listener, request);
    client.stopReading();
    QTRY_COMPARE(m_heard, 1);

    m_reply.body.clear();
    waitForAPlace();
    client.resume();
    QTRY_VERIFY(client.hasEnded());
    QVERIFY(client.received().size() < 16'000'000);
}

void HttpListenerLimitsTest::whoDoesNotReadIsNotReadFrom()
{
    constexpr int count = 20'000;
    m_reply.body = QByteArray(2'000, 'b');
    HttpLimits limits;
    limits.answerTime = 50ms;
    limits.lingerTime = 50ms;
    limits.connections = 1;
    listen(limits);
    RawClient client(*m_listener, request.repeated(count));
    client.stopReading();
    QTRY_VERIFY(m_heard > 0);

    waitForAPlace();
    QVERIFY2(m_heard < count, qPrintable(QString::number(m_heard)));
}

void HttpListenerLimitsTest::aRefusedClientDoesNotStay()
{
    HttpLimits limits;
    limits.lingerTime = 50ms;
    listen(limits);
    RawClient client(*m_listener, "\n");
    const Dripping dripping(client);
    QTRY_VERIFY(client.hasEnded());
    QVERIFY(client.hasAnswer(400));
}

void HttpListenerLimitsTest::displacesTheOneThatIsIdleLongest()
{
    listen({});
    const auto clients = connected(64, request);
    QTRY_COMPARE(answered(clients, 200), 64);
    clients[0]->send(request); // now the second one is idle longest
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

// How long it has been at its request counts from the first byte, in whatever part it is.
void HttpListenerLimitsTest::displacesTheSlowestOne()
{
    HttpLimits limits;
    limits.connections = 3;
    listen(limits);
    const auto body = connected(1, "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n");
    const auto idle = connected(1, request);
    QTRY_COMPARE(answered(idle, 200), 1);
    const auto head = connected(1, request + halfRequest);
    QTRY_COMPARE(answered(head, 200), 1);
    body[0]->send("Content-Length: 2\r\n\r\n");
    QTRY_VERIFY(body[0]->hasAnswer(100)); // it is at its body only now, but came first

    const auto first = connected(1, request);
    QTRY_VERIFY(first[0]->hasAnswer(200));
    QTRY_VERIFY(body[0]->hasEnded());
    QVERIFY(!idle[0]->hasEnded());
    const auto second = connected(1, request);
    QTRY_VERIFY(second[0]->hasAnswer(200));
    QTRY_VERIFY(idle[0]->hasEnded());
    QVERIFY(!head[0]->hasEnded());
    head[0]->send(otherHalf);
    QTRY_COMPARE(head[0]->count("200 OK"), 2);
}

void HttpListenerLimitsTest::slowClientsKeepNobodyOut()
{
    listen({});
    const auto slow = connected(200, halfRequest);
    QTRY_COMPARE(ended(slow), 200 - 64);
    for (int i = 0; i < 64; ++i) {
        RawClient quick(*m_listener, request);
        QTRY_VERIFY(quick.hasAnswer(200));
    }
    QCOMPARE(m_heard, 64);
}

void HttpListenerLimitsTest::refusesWhenAllAreBeingAnswered()
{
    m_reply.body = QByteArray(8'000'000, 'b'); // more than the system buffers
    HttpLimits limits;
    limits.connections = 3;
    listen(limits);
    const auto clients = connected(3);
    for (const auto &client : clients) {
        client->stopReading();
        client->send(request);
    }
    QTRY_COMPARE(m_heard, 3);
    const auto late = connected(5, request);
    QTRY_VERIFY(late.back()->hasAnswer(503));
    QVERIFY(late.back()->received().contains("\r\nConnection: close\r\n"));
    QCOMPARE(answered(late, 200), 0);
    QCOMPARE(m_heard, 3);

    for (const auto &client : clients) {
        client->resume();
        QTRY_VERIFY(client->received().endsWith(m_reply.body));
    }
    RawClient next(*m_listener, request);
    QTRY_VERIFY(next.hasAnswer(200));
}

void HttpListenerLimitsTest::acceptsAgainWhenThereAreDescriptors()
{
    HttpLimits limits;
    limits.acceptPause = 10ms;
    listen(limits);
    acceptsThatFail = 2;
    RawClient client(*m_listener, request);
    QTRY_VERIFY(client.hasAnswer(200));
    QCOMPARE(acceptsThatFail, 0);
}

QTEST_GUILESS_MAIN(HttpListenerLimitsTest)
#include "tst_http_listener_limits.moc"
