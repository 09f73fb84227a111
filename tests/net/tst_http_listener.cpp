// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_listener.h"

#include "tests/net/raw_client.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace savehub;

namespace {

const ListenAddress anyPort{QHostAddress(QHostAddress::LocalHost), 0};

QByteArray answer(const QByteArray &body, const QByteArray &connection = "keep-alive")
{
    return "HTTP/1.1 200 OK\r\nConnection: " + connection
           + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
             "Content-Type: text/plain\r\nContent-Length: "
           + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray get(const QByteArray &target, const QByteArray &headers = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}

QByteArray post(const QByteArray &body, const QByteArray &headers = {})
{
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size())
           + "\r\n" + headers + "\r\n" + body;
}

} // namespace

class HttpListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersByteForByte();
    void answersInOrder();
    void answersManyRequestsOfOneConnection();
    void answersHeadWithoutBody();
    void takesAWholeBodyInPieces();
    void endsWhenAsked_data();
    void endsWhenAsked();
    void answersAClientThatSendsNoMore_data();
    void answersAClientThatSendsNoMore();
    void aLastAnswerIsNotLostToWhatCameMeanwhile();
    void asksForTheBody();
    void doesNotAskForABodyThatIsThere();
    void asksAgainForTheNextBody();
    void refuses_data();
    void refuses();
    void answersBeforeItRefuses();
    void saysWhyToAClientThatGoesOnSending();
    void saysThatThePortIsTaken();
    void saysThatTheAddressIsNotOurs();
    void closesEverythingAtTheEnd();

private:
    std::unique_ptr<HttpListener> listening(const HttpLimits &limits = {});

    std::vector<ReceivedRequest> m_heard; ///< by the handler, which replies with target and body
    Milliseconds m_delay{0};              ///< of its answers
    std::unique_ptr<HttpListener> m_listener;
};

std::unique_ptr<HttpListener> HttpListenerTest::listening(const HttpLimits &limits)
{
    const auto handler = [this](const ReceivedRequest &request) {
        m_heard.push_back(request);
        return HttpReply{200, "text/plain", request.target + request.body, {}, m_delay};
    };
    auto listener = std::make_unique<HttpListener>(handler, limits);
    const auto done = listener->listen(anyPort);
    return done ? std::move(listener) : nullptr;
}

void HttpListenerTest::init()
{
    m_heard.clear();
    m_delay = Milliseconds(0);
    m_listener = listening();
    QVERIFY(m_listener);
}

void HttpListenerTest::cleanup()
{
    m_listener.reset();
}

void HttpListenerTest::answersByteForByte()
{
    RawClient client(*m_listener, get("/health?a=%20"));
    QTRY_COMPARE(client.received(), answer("/health?a=%20"));
    client.send(post("x=1"));
    QTRY_COMPARE(client.received(), answer("/health?a=%20") + answer("/x=1"));
    QCOMPARE(m_heard.back().method, "POST");
    QVERIFY(!client.hasEnded());
}

void HttpListenerTest::answersInOrder()
{
    RawClient client(*m_listener, get("/1") + post("2") + get("/3", "Connection: close\r\n"));
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.received(), answer("/1") + answer("/2") + answer("/3", "close"));
}

void HttpListenerTest::answersManyRequestsOfOneConnection()
{
    constexpr int count = 2000; // more than a socket's read buffer holds
    QByteArray requests;
    QByteArray answers;
    for (int i = 0; i < count; ++i) {
        const auto target = '/' + QByteArray::number(i);
        requests += get(target);
        answers += answer(target);
    }
    RawClient client(*m_listener, requests);
    QTRY_COMPARE(client.received().size(), answers.size());
    QCOMPARE(client.received(), answers);
}

void HttpListenerTest::answersHeadWithoutBody()
{
    RawClient client(*m_listener, "HEAD /long HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"));
    auto head = answer("/long");
    head.chop(5);
    QTRY_COMPARE(client.received(), head + answer("/next"));
}

void HttpListenerTest::takesAWholeBodyInPieces()
{
    const QByteArray body(HttpLimits{}.bodyBytes, 'b');
    const auto bytes = post(body);
    RawClient client(*m_listener, bytes.first(30));
    for (qsizetype at = 30; at < bytes.size(); at += 5000) {
        client.send(bytes.mid(at, 5000));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(client.received(), answer('/' + body));
    QCOMPARE(m_heard.back().body, body);
}

void HttpListenerTest::endsWhenAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("close") << get("/", "Connection: close\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
    QTest::newRow("HTTP/1.0, keep-alive")
        << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    QTest::newRow("WebSocket") << get("/", "Connection: Upgrade\r\nUpgrade: websocket\r\n");
    QTest::newRow("HTTP/2") << get("/", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                                        "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n");
    QTest::newRow("HTTP/1.0 and another protocol")
        << QByteArray("GET / HTTP/1.0\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
}

void HttpListenerTest::endsWhenAsked()
{
    QFETCH(const QByteArray, request);
    RawClient client(*m_listener, request);
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.received(), answer("/", "close"));

    HttpLimits limits;
    limits.lingerTime = Milliseconds(50);
    const auto listener = listening(limits);
    RawClient talkative(*listener, request + get("/unheard"));
    QTRY_VERIFY(talkative.hasEnded());
    QCOMPARE(talkative.received(), answer("/", "close"));
}

void HttpListenerTest::answersAClientThatSendsNoMore_data()
{
    const QByteArray body(HttpLimits{}.bodyBytes, 'b');
    QTest::addColumn<QByteArray>("requests");
    QTest::addColumn<QByteArray>("answers");
    QTest::newRow("one") << get("/") << answer("/");
    QTest::newRow("its last") << get("/", "Connection: close\r\n") << answer("/", "close");
    QTest::newRow("several") << get("/1") + get("/2") + get("/3")
                             << answer("/1") + answer("/2") + answer("/3");
    QTest::newRow("long ones") << post(body) + post(body)
                               << answer('/' + body) + answer('/' + body);
    QTest::newRow("a half one after it") << get("/") + "GET / HT" << answer("/");
}

/// It shut its side down at once. What it asked for happens, so it must receive the answer.
void HttpListenerTest::answersAClientThatSendsNoMore()
{
    QFETCH(const QByteArray, requests);
    QFETCH(const QByteArray, answers);
    for (const auto delay : {0, 50}) {
        m_delay = Milliseconds(delay);
        RawClient client(*m_listener);
        QTRY_VERIFY(client.isConnected());
        client.send(requests);
        client.closeSending();
        QTRY_VERIFY(client.hasEnded());
        QCOMPARE(client.received(), answers);
    }
}

void HttpListenerTest::aLastAnswerIsNotLostToWhatCameMeanwhile()
{
    m_delay = Milliseconds(50);
    RawClient client(*m_listener, get("/", "Connection: close\r\n"));
    QTRY_COMPARE(m_heard.size(), size_t(1));
    client.send("more");
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.received(), answer("/", "close"));
    QVERIFY(!client.wasReset());
}

void HttpListenerTest::asksForTheBody()
{
    const QByteArray asked = "HTTP/1.1 100 Continue\r\n\r\n";
    auto head = post("abc", "Expect: 100-continue\r\n");
    head.chop(3);
    RawClient client(*m_listener, head);
    QTRY_COMPARE(client.received(), asked);
    client.send("a");
    client.send("bc");
    QTRY_COMPARE(client.received(), asked + answer("/abc"));
}

void HttpListenerTest::doesNotAskForABodyThatIsThere()
{
    RawClient client(*m_listener, post("abc", "Expect: 100-continue\r\n"));
    QTRY_COMPARE(client.received(), answer("/abc"));
}

void HttpListenerTest::asksAgainForTheNextBody()
{
    const QByteArray asked = "HTTP/1.1 100 Continue\r\n\r\n";
    auto head = post("a", "Expect: 100-continue\r\n");
    head.chop(1);
    RawClient client(*m_listener, head);
    QTRY_COMPARE(client.received(), asked);
    client.send("a" + head);
    QTRY_COMPARE(client.received(), asked + answer("/a") + asked);
}

void HttpListenerTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400;
    QTest::newRow("two lengths") << post("abc", "Content-Length: 3\r\n") << 400;
    QTest::newRow("length and chunked") << post("abc", "Transfer-Encoding: chunked\r\n") << 400;
    QTest::newRow("folded header") << get("/", "X: 1\r\n 2\r\n") << 400;
    QTest::newRow("absolute target") << get("http://a/") << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("TLS") << QByteArray::fromHex("16030100c4010000c003030a0b0c") << 400;
    QTest::newRow("chunked") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\n"
                                           "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n")
                             << 411;
    QTest::newRow("body") << post(QByteArray(65'537, 'b')) << 413;
    QTest::newRow("expectation") << post("abc", "Expect: more\r\n") << 417;
    QTest::newRow("head") << get("/", "X: " + QByteArray(16'384, 'x') + "\r\n") << 431;
    QTest::newRow("target") << get('/' + QByteArray(16'384, 'x')) << 431;
    QTest::newRow("fields") << get("/", QByteArray("X: 1\r\n").repeated(64)) << 431;
}

void HttpListenerTest::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);

    HttpLimits limits;
    limits.lingerTime = Milliseconds(50);
    const auto listener = listening(limits);
    RawClient client(*listener, bytes + get("/smuggled"));
    QTRY_VERIFY(client.hasEnded());
    QVERIFY2(client.hasAnswer(status), client.received().constData());
    QCOMPARE(client.count("HTTP/1.1 "), 1);
    QCOMPARE(client.count("\r\nConnection: close\r\n"), 1);
    QCOMPARE(m_heard.size(), size_t(0));
}

void HttpListenerTest::answersBeforeItRefuses()
{
    RawClient client(*m_listener, get("/1") + get("/2") + "GET \n");
    QTRY_VERIFY(client.received().startsWith(answer("/1") + answer("/2") + "HTTP/1.1 400 "));
}

void HttpListenerTest::saysWhyToAClientThatGoesOnSending()
{
    RawClient client(*m_listener, post(QByteArray(4'000'000, 'b')));
    QTRY_VERIFY(client.hasAnswer(413));
    QTRY_VERIFY(client.received().endsWith("The body is too large.\n"));
}

void HttpListenerTest::saysThatThePortIsTaken()
{
    const auto where = m_listener->address();
    HttpListener second([](const ReceivedRequest &) { return HttpReply{}; });
    const auto done = second.listen(where);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Conflict);
    QVERIFY(done.error().what.contains(where.text()));
    QVERIFY(done.error().advice.contains(QStringLiteral("--listen 127.0.0.1:")));

    m_listener.reset();
    QVERIFY(second.listen(where));
    QCOMPARE(second.address(), where);
}

void HttpListenerTest::saysThatTheAddressIsNotOurs()
{
    HttpListener listener([](const ReceivedRequest &) { return HttpReply{}; });
    const auto done = listener.listen({QHostAddress(QStringLiteral("192.0.2.1")), 0}); // RFC 5737
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::BadInput);
    QVERIFY(done.error().what.contains(QStringLiteral("192.0.2.1")));
}

void HttpListenerTest::closesEverythingAtTheEnd()
{
    RawClient idle(*m_listener, get("/"));
    RawClient busy(*m_listener, "GET / HT");
    RawClient refused(*m_listener, "\n");
    QTRY_COMPARE(idle.received(), answer("/"));
    QTRY_VERIFY(refused.hasAnswer(400));
    m_listener.reset();
    QTRY_VERIFY(idle.hasEnded() && busy.hasEnded() && refused.hasEnded());
}

QTEST_GUILESS_MAIN(HttpListenerTest)
#include "tst_http_listener.moc"
