// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/list_reader.h"

#include "tests/twilio/gateway_fixture.h"

using namespace savehub;
using namespace std::chrono_literals;

namespace {

const ListRequest allCalls{QStringLiteral("Calls.json"), QStringLiteral("calls"), {}};

} // namespace

class TestListReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAllPages_data();
    void readsAllPages();
    void givesUpOnEndlessLists();
    void oneBadPageSpoilsTheList();
    void sendsCredentialsNowhereElse();
    void correctsTheServersClock_data();
    void correctsTheServersClock();
    void whatHasNoDateCountsAsNew();

private:
    Result<Listing> read();
    void addCalls(int count);

    std::unique_ptr<TwilioWorld> m_ports;
};

void TestListReader::init()
{
    m_ports = std::make_unique<TwilioWorld>();
    QVERIFY(m_ports->isListening);
}

Result<Listing> TestListReader::read()
{
    HttpClient client([] { return Redaction(); });
    Answers<Result<Listing>> answers;
    readList(client, m_ports->clock, m_ports->account, allCalls, answers.taker());
    return answers.wait().value_or(
        failure(Error::Kind::Unavailable, QStringLiteral("the reader never answered")));
}

void TestListReader::addCalls(int count)
{
    for (int i = 0; i < count; ++i) {
        m_ports->twilio.addCall({}, m_ports->clock.now());
    }
}

void TestListReader::readsAllPages_data()
{
    QTest::addColumn<int>("calls");
    QTest::newRow("none") << 0;
    QTest::newRow("one page") << listPageSize;
    QTest::newRow("a page and one") << listPageSize + 1;
    QTest::newRow("as many as there may be") << listPageSize * mostListPages;
}

void TestListReader::readsAllPages()
{
    QFETCH(int, calls);
    addCalls(calls);
    const auto listing = read();
    QVERIFY2(listing.has_value(), listing ? "" : qPrintable(listing.error().what));
    QCOMPARE(listing->items.size(), size_t(calls));
}

void TestListReader::givesUpOnEndlessLists()
{
    addCalls(listPageSize * mostListPages + 1);
    QVERIFY(!read().has_value());
}

void TestListReader::oneBadPageSpoilsTheList()
{
    addCalls(listPageSize + 1);
    m_ports->twilio.faults().onRequest(2, {FakeFault::Kind::ServerError});
    QVERIFY(!read().has_value());
    QVERIFY(read().has_value());
}

void TestListReader::sendsCredentialsNowhereElse()
{
    int asked = 0;
    FakeHttpServer elsewhere([&asked](const FakeHttpRequest &) {
        ++asked;
        return FakeHttpReply{};
    });
    QVERIFY(elsewhere.listen());
    FakeHttpServer server([&elsewhere](const FakeHttpRequest &) {
        return FakeHttpReply{fakeHttpAnswer(
            200, "{\"calls\":[],\"next_page_uri\":\"" + elsewhere.url().toEncoded() + "/\"}",
            {{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}})};
    });
    QVERIFY(server.listen());
    m_ports->account.apiBaseUrl = server.url();
    QVERIFY(!read().has_value());
    QCOMPARE(asked, 0);
}

void TestListReader::correctsTheServersClock_data()
{
    QTest::addColumn<int>("serverAhead");
    QTest::newRow("right") << 0;
    QTest::newRow("an hour ahead") << 3600;
    QTest::newRow("a day behind") << -86'400;
}

void TestListReader::correctsTheServersClock()
{
    QFETCH(int, serverAhead);
    const auto serverNow = m_ports->clock.now() + Seconds(serverAhead);
    m_ports->twilio.setup().now = [serverNow] {
        return serverNow;
    };
    m_ports->twilio.addCall({}, serverNow - 30s);
    const auto listing = read();
    QVERIFY(listing.has_value());
    QCOMPARE(listing->createdAt(listing->items.front()), m_ports->clock.now() - 30s);
}

void TestListReader::whatHasNoDateCountsAsNew()
{
    Listing listing;
    listing.now = sample::start();
    QCOMPARE(listing.createdAt({}), sample::start());
}

QTEST_GUILESS_MAIN(TestListReader)
#include "tst_list_reader.moc"
