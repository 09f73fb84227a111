// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/reply_bytes.h"

#include <QTest>

using namespace savehub;
using namespace std::chrono_literals;

namespace {

constexpr Instant now = std::chrono::sys_days(std::chrono::year(1994) / 11 / 6) + 8h + 49min + 37s;

const QByteArray common = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                          "Connection: keep-alive\r\n"
                          "Cache-Control: no-store\r\n"
                          "X-Content-Type-Options: nosniff\r\n";

} // namespace

class ReplyBytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAnAnswer();
    void writesNoBodyFor204();
    void writesNoBodyForHead();
    void saysThatTheConnectionEnds();
    void writesAStatusThatItDoesNotKnow();
    void leavesOutHeadersThatCouldBeginAnother_data();
    void leavesOutHeadersThatCouldBeginAnother();
};

void ReplyBytesTest::writesAnAnswer()
{
    const HttpReply reply{401, "application/json", "{}", {{"WWW-Authenticate", "Bearer"}}};
    QCOMPARE(toBytes(reply, {now, true}), "HTTP/1.1 401 Unauthorized\r\n" + common
                                              + "Content-Type: application/json\r\n"
                                                "WWW-Authenticate: Bearer\r\n"
                                                "Content-Length: 2\r\n"
                                                "\r\n{}");
}

void ReplyBytesTest::writesNoBodyFor204()
{
    QCOMPARE(toBytes({204, {}, "lost"}, {now, true}),
             "HTTP/1.1 204 No Content\r\n" + common + "\r\n");
}

void ReplyBytesTest::writesNoBodyForHead()
{
    QCOMPARE(toBytes({200, {}, "12345"}, {now, true, true}),
             "HTTP/1.1 200 OK\r\n" + common + "Content-Length: 5\r\n\r\n");
}

void ReplyBytesTest::saysThatTheConnectionEnds()
{
    QVERIFY(toBytes({}, {now, false}).contains("\r\nConnection: close\r\n"));
}

void ReplyBytesTest::writesAStatusThatItDoesNotKnow()
{
    QVERIFY(toBytes({418}, {now, true}).startsWith("HTTP/1.1 418 \r\n"));
}

void ReplyBytesTest::leavesOutHeadersThatCouldBeginAnother_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("CRLF in the value") << QByteArray("X-A") << QByteArray("1\r\nX-Evil: 2");
    QTest::newRow("LF in the value") << QByteArray("X-A") << QByteArray("1\nX-Evil: 2");
    QTest::newRow("CRLF in the name") << QByteArray("X-Evil: 2\r\nX-A") << QByteArray("1");
}

void ReplyBytesTest::leavesOutHeadersThatCouldBeginAnother()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    const auto bytes = toBytes({200, {}, {}, {{name, value}, {"X-Good", "1"}}}, {now, true});
    QVERIFY(!bytes.contains("X-Evil"));
    QVERIFY(bytes.contains("\r\nX-Good: 1\r\n"));
}

QTEST_GUILESS_MAIN(ReplyBytesTest)
#include "tst_reply_bytes.moc"
