// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "tests/app/planned_call.h"
#include "tests/app/serving_console.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>
#include <vector>

using namespace savehub;

namespace {

/// The address that Twilio knows. The fake Twilio does what a tunnel would do.
const auto publicAddress = QStringLiteral("https://console.example.com");

/// Clients that send one request each, all at the same time.
class Askers
{
public:
    Askers(const QUrl &where, int count)
    {
        for (int i = 0; i < count; ++i) {
            m_sockets.push_back(std::make_unique<QTcpSocket>());
            m_sockets.back()->connectToHost(where.host(), static_cast<quint16>(where.port()));
        }
    }

    void ask(const QByteArray &request) const
    {
        for (const auto &socket : m_sockets) {
            socket->write(request);
        }
    }
    qsizetype connected() const
    {
        return count(
            [](QTcpSocket &socket) { return socket.state() == QAbstractSocket::ConnectedState; });
    }
    qsizetype answered(int status) const
    {
        return count([start = "HTTP/1.1 " + QByteArray::number(status)](QTcpSocket &socket) {
            return socket.peek(start.size()) == start;
        });
    }

private:
    template <typename Is>
    qsizetype count(Is is) const
    {
        return std::count_if(m_sockets.begin(), m_sockets.end(),
                             [&](const auto &socket) { return is(*socket); });
    }

    std::vector<std::unique_ptr<QTcpSocket>> m_sockets;
};

} // namespace

/// What the real program is asked, and how it answers while it runs.
class TestServing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_console = std::make_unique<ServingConsole>(); }
    void healthIsForEverybody();
    void theRestIsForTheToken();
    void guessedTokensAreCountedToldOnceAndSlowed();
    void withoutATokenItSaysSo();
    void isAskedByItsOwnNamesOnly_data();
    void isAskedByItsOwnNamesOnly();
    void aPushedMeetingIsCalledFor();
    void aKeySettlesTheIncident();
    void aForgedKeyDoesNot();
    void aLockedDatabaseHoldsNobodyUp();
    void aLockedDatabaseHoldsNobodyUpHoweverManyAsk();
    void aTakenPortIsNamedAndTheConsoleRunsOn();

private:
    std::unique_ptr<ServingConsole> m_console;
};

void TestServing::healthIsForEverybody()
{
    QVERIFY(m_console->start());
    const auto heard = m_console->ask("GET", QStringLiteral("/health"), {}, {});
    QCOMPARE(heard.status, 200);
    QCOMPARE(heard.body[u"status"].toString(), QStringLiteral("ok"));
    QCOMPARE(heard.body[u"mode"].toString(), QStringLiteral("mock"));
}

void TestServing::theRestIsForTheToken()
{
    QVERIFY(m_console->start());
    QCOMPARE(m_console->ask("GET", QStringLiteral("/incidents"), {}, {}).status, 401);
    QCOMPARE(
        m_console->ask("GET", QStringLiteral("/incidents"), {}, QStringLiteral("guessed")).status,
        401);
    QCOMPARE(m_console->ask("GET", QStringLiteral("/incidents")).status, 200);
    QVERIFY(!m_console->process().errors().contains(ServingConsole::token));
}

void TestServing::guessedTokensAreCountedToldOnceAndSlowed()
{
    QVERIFY(m_console->start());
    const auto guess = QStringLiteral("guessed");
    QElapsedTimer timer;
    for (int i = 0; i < 11; ++i) {
        timer.start();
        QCOMPARE(m_console->ask("GET", QStringLiteral("/incidents"), {}, guess).status, 401);
    }
    QVERIFY(timer.elapsed() >= 900); // a second, with room for coarse timers
    const auto said = QStringLiteral("The REST API refused a wrong token (1 so far)");
    QVERIFY(m_console->process().says(said));
    QCOMPARE(m_console->process().errors().count(said), 1);
    QVERIFY(!m_console->process().errors().contains(guess));
    QVERIFY(m_console->askForText(QStringLiteral("/metrics"))
                .contains("savehub_api_refusals_total{reason=\"wrong_token\"} 11\n"));
}

void TestServing::isAskedByItsOwnNamesOnly_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("host");   // empty: its own address
    QTest::addColumn<QByteArray>("origin"); // null: none
    QTest::addColumn<int>("status");
    const auto health = QStringLiteral("/health");
    const auto webhook = QStringLiteral("/call/status");
    QTest::newRow("its address") << health << QByteArray() << QByteArray() << 200;
    QTest::newRow("its public name")
        << health << QByteArray("console.example.com") << QByteArray() << 200;
    QTest::newRow("a page of its own") << health << QByteArray("console.example.com")
                                       << QByteArray("https://console.example.com") << 200;
    QTest::newRow("a name made to lead here")
        << health << QByteArray("evil.example:3000") << QByteArray() << 421;
    QTest::newRow("with the token, too")
        << QStringLiteral("/incidents") << QByteArray("evil.example") << QByteArray() << 421;
    QTest::newRow("a page of another's")
        << health << QByteArray() << QByteArray("https://evil.example") << 403;
    QTest::newRow("a page of nobody's") << health << QByteArray() << QByteArray("null") << 403;
    QTest::newRow("a page that does not say of where")
        << health << QByteArray() << QByteArray("") << 403;
    QTest::newRow("a webhook by a proxy's name")
        << webhook << QByteArray("upstream") << QByteArray() << 405; // only the method is wrong
    QTest::newRow("a webhook by a page")
        << webhook << QByteArray() << QByteArray("https://evil.example") << 403;
}

void TestServing::isAskedByItsOwnNamesOnly()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, host);
    QFETCH(const QByteArray, origin);
    QFETCH(const int, status);
    m_console->home().set(QStringLiteral("CALL_WEBHOOK_URL"), publicAddress);
    QVERIFY(m_console->start());
    HttpHeaders headers;
    if (!host.isEmpty()) {
        headers.emplace_back("Host", host);
    }
    if (!origin.isNull()) {
        headers.emplace_back("Origin", origin);
    }
    const auto heard = m_console->ask("GET", path, {}, ServingConsole::token, headers);
    QCOMPARE(heard.status, status);
    if (status == 421) {
        QVERIFY(heard.body[u"detail"].toString().contains(QStringLiteral("CALL_WEBHOOK_URL")));
        QVERIFY(m_console->askForText(QStringLiteral("/metrics"))
                    .contains("savehub_api_refusals_total{reason=\"other_host\"} 1\n"));
    }
}

void TestServing::withoutATokenItSaysSo()
{
    m_console->home().set(QStringLiteral("SAVEHUB_API_TOKEN"), {});
    QVERIFY(m_console->start());
    const auto heard = m_console->ask("GET", QStringLiteral("/incidents"), {}, {});
    QCOMPARE(heard.status, 503);
    QVERIFY(heard.body[u"detail"].toString().contains(QStringLiteral("SAVEHUB_API_TOKEN")));
}

void TestServing::aPushedMeetingIsCalledFor()
{
    const auto people = m_console->home().write(QStringLiteral("people.csv"), peopleTable());
    QCOMPARE(runConsole(m_console->home(),
                        {QStringLiteral("import-people"), people, QStringLiteral("--yes")})
                 .status,
             0);
    QVERIFY(m_console->start());
    const auto starts = startInsideWindow();
    const QJsonObject meeting{
        {QStringLiteral("uid"), QStringLiteral("pushed")},
        {QStringLiteral("title"), QStringLiteral("Stand-up")},
        {QStringLiteral("start"), toIso(starts)},
        {QStringLiteral("end"), toIso(starts + Minutes{30})},
        {QStringLiteral("timeZone"), QStringLiteral("UTC")},
        {QStringLiteral("attendees"),
         QJsonArray{QJsonObject{{QStringLiteral("email"), QStringLiteral("ana@example.org")}}}}};
    const auto body = QJsonDocument(meeting).toJson();

    const auto first = m_console->ask("POST", QStringLiteral("/meetings"), body);
    QCOMPARE(first.status, 200);
    QCOMPARE(first.body[u"added"].toInt(), 1);
    QCOMPARE(m_console->ask("POST", QStringLiteral("/meetings"), body).body[u"unchanged"].toInt(),
             1);
    QVERIFY(m_console->process().says(QStringLiteral("[CALL][MOCK] Mock call initiated")));
    QCOMPARE(storedCalls(m_console->home()).size(), size_t(1));
}

void TestServing::aKeySettlesTheIncident()
{
    QVERIFY(m_console->startTalking(publicAddress));
    m_console->twilio().callbacks().setRoute({.to = m_console->address()});
    QCOMPARE(m_console->stateOfIncident(), QStringLiteral("OPEN"));
    const auto answer = m_console->press(QStringLiteral("1"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->answer.contains("<Say"));
    QCOMPARE(m_console->stateOfIncident(), QStringLiteral("RESOLVED"));
    QCOMPARE(storedCalls(m_console->home()).front().attempt.digit, QStringLiteral("1"));
    QCOMPARE(m_console->twilio().calls().size(), size_t(1));
}

void TestServing::aForgedKeyDoesNot()
{
    QVERIFY(m_console->startTalking(publicAddress));
    m_console->twilio().callbacks().setRoute({.to = m_console->address()});
    m_console->twilio().callbacks().onNext(FakeCallbackFault::Forge);
    const auto answer = m_console->press(QStringLiteral("1"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 403);
    QCOMPARE(m_console->stateOfIncident(), QStringLiteral("OPEN"));
    QVERIFY(m_console->process().says(QStringLiteral("A webhook was refused")));
}

/// Another program holds the database longer than anybody may wait: Twilio waits 15 s, a monitor
/// less.
void TestServing::aLockedDatabaseHoldsNobodyUp()
{
    constexpr int requests = 8;
    QVERIFY(m_console->startTalking(publicAddress));
    auto &callbacks = m_console->twilio().callbacks();
    callbacks.setRoute({.to = m_console->address()});
    const auto other = Database::connect({m_console->home().database()});
    QVERIFY(other);
    QVERIFY((*other)->sql().run(QStringLiteral("BEGIN EXCLUSIVE")));
    QElapsedTimer timer;
    timer.start();
    m_console->twilio().sendCallbacks();
    QTRY_VERIFY_WITH_TIMEOUT(callbacks.isIdle(), 30'000);
    for (const auto &callback : callbacks.sent()) {
        QCOMPARE(callback.status, 503);
    }
    QCOMPARE(callbacks.sent().size(), size_t(3)); // initiated, ringing, in-progress
    const auto unheard = m_console->press(QStringLiteral("1"));
    QVERIFY(unheard && unheard->status == 200 && unheard->answer.contains("<Gather"));
    QCOMPARE(m_console->ask("GET", QStringLiteral("/health")).status, 503);
    QCOMPARE(m_console->ask("GET", QStringLiteral("/metrics")).status, 503);
    QCOMPARE(m_console->ask("GET", QStringLiteral("/incidents")).status, 503);
    QCOMPARE(m_console->ask("GET", QStringLiteral("/openapi.json")).status, 200);
    const auto passed = timer.elapsed();
    qInfo("%d requests were answered after %lld ms", requests, static_cast<long long>(passed));
    QVERIFY(passed < requests * 1000); // one of them alone took longer than that

    QVERIFY((*other)->sql().run(QStringLiteral("ROLLBACK")));
    QTRY_COMPARE(m_console->ask("GET", QStringLiteral("/health")).status, 200);
    const auto answer = m_console->press(QStringLiteral("1"));
    QVERIFY(answer);
    QCOMPARE(m_console->stateOfIncident(), QStringLiteral("RESOLVED"));
}

/// Sixty monitors that ask for its health do not delay a callback beyond a second.
void TestServing::aLockedDatabaseHoldsNobodyUpHoweverManyAsk()
{
    constexpr Milliseconds promised{1'000};
    constexpr Milliseconds tolerance{1'000}; // allowed for a busy machine
    QVERIFY(m_console->startTalking(publicAddress));
    auto &callbacks = m_console->twilio().callbacks();
    callbacks.setRoute({.to = m_console->address()});
    const auto other = Database::connect({m_console->home().database()});
    QVERIFY(other);
    QVERIFY((*other)->sql().run(QStringLiteral("BEGIN EXCLUSIVE")));
    const Askers askers(m_console->address(), 60);
    QTRY_COMPARE(askers.connected(), 60);
    QElapsedTimer timer;
    timer.start();
    askers.ask("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    m_console->twilio().sendCallbacks();
    QTRY_VERIFY_WITH_TIMEOUT(callbacks.isIdle(), 30'000);
    const auto webhooks = timer.elapsed();
    QTRY_COMPARE_WITH_TIMEOUT(askers.answered(503), 60, 30'000);
    qInfo("webhooks were answered after %lld ms, all after %lld ms",
          static_cast<long long>(webhooks), static_cast<long long>(timer.elapsed()));
    QVERIFY(!timer.hasExpired((promised + tolerance).count()));
    QCOMPARE(callbacks.sent().back().status, 503);
}

void TestServing::aTakenPortIsNamedAndTheConsoleRunsOn()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const auto taken = QStringLiteral("127.0.0.1:%1").arg(other.serverPort());
    planCall(m_console->home(), startInsideWindow());
    ConsoleProcess console(m_console->home(),
                           {QStringLiteral("--headless"), QStringLiteral("--listen"), taken});

    QVERIFY(console.says(QStringLiteral("[CALL][MOCK] Mock call initiated")));
    QVERIFY(console.says(taken));
    console.sendSignal(SIGTERM);
    QCOMPARE(console.end().status, 0);
}

QTEST_GUILESS_MAIN(TestServing)
#include "tst_serving.moc"
