// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/request_reader.h"

#include <QTest>

#include <optional>
#include <vector>

using namespace savehub;

namespace {

struct Outcome {
    std::vector<ReceivedRequest> requests{};
    std::vector<bool> keptAlive{};
    RequestReader::State state = RequestReader::State::Waiting;
    int refusal = 0;
};

/// What the reader reads from \a bytes when they come in pieces of \a piece bytes.
Outcome read(const QByteArray &bytes, qsizetype piece = 1'000'000, const HttpLimits &limits = {})
{
    RequestReader reader(limits);
    Outcome outcome;
    qsizetype at = 0;
    while (at < bytes.size() && reader.state() != RequestReader::State::Refused) {
        at += reader.take(QByteArrayView(bytes).sliced(at, qMin(piece, bytes.size() - at)));
        if (reader.state() == RequestReader::State::Whole) {
            outcome.keptAlive.push_back(reader.keepsAlive());
            outcome.requests.push_back(reader.takeRequest());
        }
    }
    outcome.state = reader.state();
    outcome.refusal = reader.refusal();
    return outcome;
}

QByteArray get(const QByteArray &headers, const QByteArray &line = "GET / HTTP/1.1")
{
    return line + "\r\n" + headers + "\r\n";
}

QByteArray post(const QByteArray &headers, const QByteArray &body)
{
    return get("Host: a\r\n" + headers, "POST / HTTP/1.1") + body;
}

} // namespace

class RequestReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARequest();
    void leavesTheTargetAsItCame();
    void readsOneAfterTheOther();
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
    void refusesBeforeTheBodyComes();
    void refusesAtTheFirstBadByte();
    void staysRefused();
    void keepsTheConnection_data();
    void keepsTheConnection();
    void headMayBeAsLargeAsTheLimit();
    void bodyMayBeAsLargeAsTheLimit();
    void takesAsManyFieldsAsTheLimit();
    void saysWhenTheClientWaits();
};

void RequestReaderTest::readsARequest()
{
    const auto outcome = read("POST /call/status?attempt=1 HTTP/1.1\r\n"
                              "Host: 127.0.0.1:3000\r\n"
                              "X-Twilio-Signature:\t abc= \r\n"
                              "content-LENGTH: 5\r\n"
                              "\r\n"
                              "a=b\r\n");

    QCOMPARE(outcome.requests.size(), size_t(1));
    const auto &request = outcome.requests.front();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.path(), "/call/status");
    QCOMPARE(request.query(), "attempt=1");
    QCOMPARE(request.header("x-twilio-signature"), "abc=");
    QCOMPARE(request.headers.back().first, "content-LENGTH");
    QCOMPARE(request.body, "a=b\r\n");
    QCOMPARE(outcome.state, RequestReader::State::Waiting);
}

void RequestReaderTest::leavesTheTargetAsItCame()
{
    const QByteArray target = "/a//b/../%7e%00?x=1&x=It's+%e2%82%ac??;";
    const auto outcome = read(get("Host: a\r\n", "GET " + target + " HTTP/1.1"));
    QCOMPARE(outcome.requests.front().target, target);
}

void RequestReaderTest::readsOneAfterTheOther()
{
    const auto bytes = post("Content-Length: 3\r\n", "abc") + get("Host: b\r\n")
                       + post("Content-Length: 0\r\n", "");
    for (const qsizetype piece : {1, 2, 7, 1000}) {
        const auto outcome = read(bytes, piece);
        QCOMPARE(outcome.requests.size(), size_t(3));
        QCOMPARE(outcome.requests[0].body, "abc");
        QCOMPARE(outcome.requests[1].header("Host"), "b");
        QCOMPARE(outcome.requests[2].body, "");
    }
}

void RequestReaderTest::takes_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("unknown method") << get("Host: a\r\n", "BREW /pot HTTP/1.1");
    QTest::newRow("IPv6 host") << get("Host: [::1]:3000\r\n");
    QTest::newRow("HTTP/1.0 without host") << get("", "GET / HTTP/1.0");
    QTest::newRow("POST without length") << post("", "");
    QTest::newRow("empty header") << get("Host: a\r\nX-Empty:\r\n");
    QTest::newRow("UTF-8 in a header") << get("Host: a\r\nX-Name: J\xc3\xb6rg\r\n");
    QTest::newRow("tab in a header") << get("Host: a\r\nX-Name: a\tb\r\n");
    QTest::newRow("same header twice") << get("Host: a\r\nX-A: 1\r\nX-A: 2\r\n");
    QTest::newRow("length with zeros") << post("Content-Length: 003\r\n", "abc");
    QTest::newRow("expects in HTTP/1.0") << get("Expect: the unexpected\r\n", "GET / HTTP/1.0");
}

void RequestReaderTest::takes()
{
    QFETCH(const QByteArray, bytes);
    for (const qsizetype piece : {1000, 1}) {
        const auto outcome = read(bytes, piece);
        QCOMPARE(outcome.requests.size(), size_t(1));
        QCOMPARE(outcome.refusal, 0);
    }
}

void RequestReaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    const auto row = [](const char *name, const QByteArray &bytes, int status = 400) {
        QTest::newRow(name) << bytes << status;
    };
    row("two equal lengths", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"));
    row("two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"));
    row("two lengths in one header", post("Content-Length: 3, 3\r\n", "abc"));
    row("length with a comma", post("Content-Length: 3,\r\n", "abc"));
    row("length with a plus", post("Content-Length: +3\r\n", "abc"));
    row("negative length", post("Content-Length: -3\r\n", "abc"));
    row("hexadecimal length", post("Content-Length: 0x3\r\n", "abc"));
    row("length without digits", post("Content-Length:\r\n", "abc"));
    row("length above 64 bits", post("Content-Length: 18446744073709551619\r\n", "abc"));
    row("length and chunked",
        post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    row("chunked and length",
        post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"));
    row("identity and length", post("Transfer-Encoding: identity\r\nContent-Length: 3\r\n", "abc"));
    row("chunked", post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), 411);
    row("unknown coding", post("Transfer-Encoding: xchunked\r\n", ""), 411);
    row("chunked in HTTP/1.0", get("Transfer-Encoding: chunked\r\n", "POST / HTTP/1.0"), 411);

    row("lines end in LF", "GET / HTTP/1.1\nHost: a\n\n");
    row("one line ends in LF", get("Host: a\r\nX-A: 1\nX-B: 2\r\n"));
    row("head ends in LF", "GET / HTTP/1.1\r\nHost: a\r\n\n");
    row("line ends in CR", get("Host: a\r\nX-A: 1\rX-B: 2\r\n"));
    row("folded header", get("Host: a\r\nX-A: 1\r\n 2\r\n"));
    row("header folded with a tab", get("Host: a\r\nX-A: 1\r\n\t2\r\n"));
    row("space before the first header", get(" Host: a\r\n"));
    row("space before the colon", get("Host : a\r\n"));
    row("space in a header's name", get("Host: a\r\nX A: 1\r\n"));
    row("header without a colon", get("Host: a\r\nX-A\r\n"));
    row("header without a name", get("Host: a\r\n: 1\r\n"));
    row("NUL in a header", get(QByteArray("Host: a\r\nX-A: 1\0002\r\n", 18)));
    row("DEL in a header", get("Host: a\r\nX-A: \x7f\r\n"));
    row("escape in a header", get("Host: a\r\nX-A: \x1b[0m\r\n"));
    row("empty line first", "\r\n" + get("Host: a\r\n"));

    row("absolute target", get("Host: a\r\n", "GET http://a/ HTTP/1.1"));
    row("authority as target", get("Host: a\r\n", "CONNECT a:443 HTTP/1.1"));
    row("asterisk as target", get("Host: a\r\n", "OPTIONS * HTTP/1.1"));
    row("no target", get("Host: a\r\n", "GET HTTP/1.1"));
    row("empty target", get("Host: a\r\n", "GET  HTTP/1.1"));
    row("space in the target", get("Host: a\r\n", "GET /a b HTTP/1.1"));
    row("tab in the target", get("Host: a\r\n", "GET /a\tb HTTP/1.1"));
    row("UTF-8 in the target", get("Host: a\r\n", "GET /\xc3\xb6 HTTP/1.1"));
    row("two spaces", get("Host: a\r\n", "GET /  HTTP/1.1"));
    row("no method", get("Host: a\r\n", " / HTTP/1.1"));
    row("HTTP/0.9", "GET /\r\n\r\n");
    row("HTTP/2", get("Host: a\r\n", "PRI / HTTP/2.0"));
    row("small letters", get("Host: a\r\n", "GET / http/1.1"));
    row("space after the version", get("Host: a\r\n", "GET / HTTP/1.1 "));

    row("no host", get(""));
    row("empty host", get("Host:\r\n"));
    row("two hosts", get("Host: a\r\nHost: a\r\n"));
    row("two hosts in HTTP/1.0", get("Host: a\r\nHost: b\r\n", "GET / HTTP/1.0"));
    row("host with a path", get("Host: a/b\r\n"));
    row("two origins", get("Host: a\r\nOrigin: http://a\r\nOrigin: http://b\r\n"));
    row("two tokens", get("Host: a\r\nAuthorization: Bearer 1\r\nauthorization: Bearer 2\r\n"));
    row("two signatures", post("X-Twilio-Signature: 1\r\nX-A: 1\r\nx-twilio-SIGNATURE: 2\r\n", ""));
    row("two types of a body", post("Content-Type: a/b\r\nContent-Type: a/b\r\n", ""));
    row("two codings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", ""));
    row("host with a user", get("Host: u@a\r\n"));
    row("host with a list", get("Host: a, b\r\n"));

    row("other expectation", post("Expect: 200-ok\r\nContent-Length: 3\r\n", ""), 417);
    row("broken connection header", get("Host: a\r\nConnection: \"\r\n"));
}

void RequestReaderTest::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    for (const qsizetype piece : {1000, 5, 1}) {
        const auto outcome = read(bytes + get("Host: smuggled\r\n"), piece);
        QCOMPARE(outcome.requests.size(), size_t(0));
        QCOMPARE(outcome.state, RequestReader::State::Refused);
        QCOMPARE(outcome.refusal, status);
    }
}

void RequestReaderTest::refusesBeforeTheBodyComes()
{
    RequestReader reader{HttpLimits{}};
    const auto head = post("Expect: 100-continue\r\nContent-Length: 65537\r\n", "");
    QCOMPARE(reader.take(head), head.size());
    QCOMPARE(reader.refusal(), 413);
    QVERIFY(!reader.waitsForContinue());
    QCOMPARE(reader.kept(), qsizetype(0));
}

void RequestReaderTest::refusesAtTheFirstBadByte()
{
    RequestReader reader{HttpLimits{}};
    QCOMPARE(reader.take("GET / HTTP/1.1\nX"), qsizetype(14));
    QCOMPARE(reader.refusal(), 400);
}

void RequestReaderTest::staysRefused()
{
    RequestReader reader{HttpLimits{}};
    reader.take("\n");
    QCOMPARE(reader.take(get("Host: a\r\n")), qsizetype(0));
    QCOMPARE(reader.state(), RequestReader::State::Refused);
}

void RequestReaderTest::keepsTheConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keeps");

    QTest::newRow("HTTP/1.1") << get("Host: a\r\n") << true;
    QTest::newRow("close") << get("Host: a\r\nConnection: Close\r\n") << false;
    QTest::newRow("close in a list") << get("Host: a\r\nConnection: x, close\r\n") << false;
    QTest::newRow("another protocol")
        << get("Host: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n") << false;
    QTest::newRow("nginx's Connection alone") << get("Host: a\r\nConnection: upgrade\r\n") << true;
    QTest::newRow("HTTP/1.0") << get("", "GET / HTTP/1.0") << false;
    QTest::newRow("HTTP/1.0, keep-alive")
        << get("Connection: keep-alive\r\n", "GET / HTTP/1.0") << false;
}

void RequestReaderTest::keepsTheConnection()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, keeps);
    QCOMPARE(read(bytes).keptAlive, std::vector<bool>{keeps});
}

void RequestReaderTest::headMayBeAsLargeAsTheLimit()
{
    const auto head = get("Host: a\r\nX-Long: " + QByteArray(100, 'x') + "\r\n");
    HttpLimits limits;
    limits.headBytes = head.size();
    for (const qsizetype piece : {1000, 1}) {
        QCOMPARE(read(head + head, piece, limits).requests.size(), size_t(2));
    }
    limits.headBytes = head.size() - 1;
    for (const qsizetype piece : {1000, 1}) {
        QCOMPARE(read(head, piece, limits).refusal, 431);
    }
}

void RequestReaderTest::bodyMayBeAsLargeAsTheLimit()
{
    HttpLimits limits;
    limits.bodyBytes = 10;
    const auto bodyOf = [](int size) {
        return post("Content-Length: " + QByteArray::number(size) + "\r\n", QByteArray(size, 'b'));
    };
    QCOMPARE(read(bodyOf(10), 1000, limits).requests.front().body, QByteArray(10, 'b'));
    QCOMPARE(read(bodyOf(11), 1000, limits).refusal, 413);
}

void RequestReaderTest::takesAsManyFieldsAsTheLimit()
{
    const auto withFields = [](int count) {
        return get("Host: a\r\n" + QByteArray("X: 1\r\n").repeated(count - 1));
    };
    QCOMPARE(read(withFields(64)).requests.front().headers.size(), size_t(64));
    QCOMPARE(read(withFields(65)).refusal, 431);
}

void RequestReaderTest::saysWhenTheClientWaits()
{
    RequestReader reader{HttpLimits{}};
    const auto head = post("Expect: 100-Continue\r\nContent-Length: 3\r\n", "");
    reader.take(head);
    QVERIFY(reader.waitsForContinue());
    reader.take("a");
    QVERIFY(!reader.waitsForContinue());
    reader.take("bc");
    QVERIFY(!reader.waitsForContinue());
    QCOMPARE(reader.takeRequest().body, "abc");
}

QTEST_GUILESS_MAIN(RequestReaderTest)
#include "tst_request_reader.moc"
