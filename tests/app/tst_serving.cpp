// SPDX-License-Identifier: GPL-3.0-or-later
#include "planned_call.h"
#include "serving_console.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

#include <csignal>

using namespace savehub;

namespace {

/// What Twilio knows; what a tunnel does the fake does.
const auto publicAddress = QStringLiteral("https://console.example.com");

} // namespace

/// What the real program hears and answers while it runs.
class TestServing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_console = std::make_unique<ServingConsole>(); }
    void healthIsForEverybody();
    void theRestIsForTheToken();
    void withoutATokenItSaysSo();
    void aPushedMeetingIsCalledFor();
    void aKeySettlesTheIncident();
    void aForgedKeyDoesNot();
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
