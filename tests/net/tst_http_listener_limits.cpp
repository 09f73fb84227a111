// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_listener.h"

#include "tests/net/listener_fixture.h"
#include "tests/net/raw_client.h"

#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include <QTest>
#include <QTimer>

using namespace savehub;
using namespace std::chrono_literals;

namespace {

int acceptsThatFail = 0; // fail as if no descriptor were free

} // namespace

/// Replaces the function of the C library. Sanitizers need descriptors themselves, so they cannot
/// all be used up.
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

/// Sends a byte every few milliseconds until it is destroyed.
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

class HttpListenerLimitsTest : public ListenerFixture
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
    void acceptsAgainWhenThereAreDescriptors();

private:
    void waitForAPlace();
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

// A byte every few milliseconds would restart an idle timer again and again.
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

// Neither an earlier request nor waiting on a kept connection uses it up.
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

// A client that does not read does not see its end either. But its place becomes free.
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
