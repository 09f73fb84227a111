// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_process.h"
#include "planned_call.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

#include <csignal>

using namespace savehub;

namespace {

const auto headless = QStringLiteral("--headless");
const auto listen = QStringLiteral("--listen");
const auto anyPort = QStringLiteral("127.0.0.1:0");
const auto token = QStringLiteral("a-token-of-the-test");

struct Heard {
    int status = 0;
    QJsonObject body{};
};

} // namespace

/// What the real program hears and answers while it runs.
class TestServing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void healthIsForEverybody();
    void theRestIsForTheToken();
    void withoutATokenItSaysSo();
    void aPushedMeetingIsCalledFor();
    void aKeySettlesTheIncident();
    void aForgedKeyDoesNot();
    void aTakenPortIsNamedAndTheConsoleRunsOn();

private:
    /// Starts it and remembers where it listens.
    std::unique_ptr<ConsoleProcess> start();
    Heard ask(const QByteArray &method, const QString &path, const QByteArray &body = {},
              const QString &bearer = token);
    QString stateOfIncident();
    /// A console that Twilio reaches, with a call in which somebody is talking.
    std::unique_ptr<ConsoleProcess> startTalking();

    std::unique_ptr<ConsoleHome> m_home;
    std::unique_ptr<FakeTwilio> m_twilio;
    QUrl m_base;
    QNetworkAccessManager m_network;
};

void TestServing::init()
{
    m_home = std::make_unique<ConsoleHome>();
    m_home->set(QStringLiteral("SAVEHUB_API_TOKEN"), token);
    m_twilio = std::make_unique<FakeTwilio>();
    QVERIFY(m_twilio->listen());
}

std::unique_ptr<ConsoleProcess> TestServing::start()
{
    auto console =
        std::make_unique<ConsoleProcess>(*m_home, QStringList{headless, listen, anyPort});
    static const QRegularExpression listening(
        QStringLiteral("Listening on (127[.0-9]+:[0-9]+)\\."));
    if (console->says(QStringLiteral("[SAVEHUB] Running"))) {
        const auto match = listening.match(console->errors());
        m_base = QUrl(QStringLiteral("http://") + match.captured(1));
    }
    return console;
}

Heard TestServing::ask(const QByteArray &method, const QString &path, const QByteArray &body,
                       const QString &bearer)
{
    QNetworkRequest request(m_base.resolved(QUrl(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (!bearer.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + bearer.toUtf8());
    }
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 30'000)) {
        return {};
    }
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            QJsonDocument::fromJson(reply->readAll()).object()};
}

QString TestServing::stateOfIncident()
{
    const auto heard = ask("GET", QStringLiteral("/incidents"));
    return heard.body[u"incidents"][0][u"state"].toString();
}

void TestServing::healthIsForEverybody()
{
    const auto console = start();
    const auto heard = ask("GET", QStringLiteral("/health"), {}, {});
    QCOMPARE(heard.status, 200);
    QCOMPARE(heard.body[u"status"].toString(), QStringLiteral("ok"));
    QCOMPARE(heard.body[u"mode"].toString(), QStringLiteral("mock"));
}

void TestServing::theRestIsForTheToken()
{
    const auto console = start();
    QCOMPARE(ask("GET", QStringLiteral("/incidents"), {}, {}).status, 401);
    QCOMPARE(ask("GET", QStringLiteral("/incidents"), {}, QStringLiteral("guessed")).status, 401);
    QCOMPARE(ask("GET", QStringLiteral("/incidents")).status, 200);
    QVERIFY(!console->errors().contains(token));
}

void TestServing::withoutATokenItSaysSo()
{
    m_home->set(QStringLiteral("SAVEHUB_API_TOKEN"), {});
    const auto console = start();
    const auto heard = ask("GET", QStringLiteral("/incidents"), {}, {});
    QCOMPARE(heard.status, 503);
    QVERIFY(heard.body[u"detail"].toString().contains(QStringLiteral("SAVEHUB_API_TOKEN")));
}

void TestServing::aPushedMeetingIsCalledFor()
{
    const auto people = m_home->write(QStringLiteral("people.csv"), peopleTable());
    QCOMPARE(runConsole(*m_home, {QStringLiteral("import-people"), people}).status, 0);
    const auto console = start();
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

    const auto first = ask("POST", QStringLiteral("/meetings"), body);
    QCOMPARE(first.status, 200);
    QCOMPARE(first.body[u"added"].toInt(), 1);
    QCOMPARE(ask("POST", QStringLiteral("/meetings"), body).body[u"unchanged"].toInt(), 1);
    QVERIFY(console->says(QStringLiteral("[CALL][MOCK] Mock call initiated")));
    QCOMPARE(storedCalls(*m_home).size(), size_t(1));
}

std::unique_ptr<ConsoleProcess> TestServing::startTalking()
{
    // Twilio knows the public address; what a tunnel does the fake does.
    m_home->set(QStringLiteral("CALL_WEBHOOK_URL"), QStringLiteral("https://console.example.com"));
    m_twilio->setup().life = {.ringing = Seconds{0}, .talking = Seconds{60}};
    useTwilio(*m_home, *m_twilio);
    planCall(*m_home, startInsideWindow());
    auto console = start();
    m_twilio->callbacks().setRoute({.to = m_base});
    if (!console->says(QStringLiteral("[CALL] Call completed - Status=initiated"))) {
        return {};
    }
    const auto isTalking = [&] {
        const auto &call = m_twilio->calls().front();
        return call.status(m_twilio->setup().now()) == QLatin1String("in-progress");
    };
    return QTest::qWaitFor(isTalking, 30'000) ? std::move(console) : nullptr;
}

void TestServing::aKeySettlesTheIncident()
{
    const auto console = startTalking();
    QVERIFY(console);
    QCOMPARE(stateOfIncident(), QStringLiteral("OPEN"));
    QVERIFY(m_twilio->callbacks().press(m_twilio->calls().front(), QStringLiteral("1"),
                                        m_twilio->setup().now()));
    QTRY_VERIFY(m_twilio->callbacks().isIdle());
    const auto &answer = m_twilio->callbacks().sent().back();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.answer.contains("<Say"));
    QCOMPARE(stateOfIncident(), QStringLiteral("RESOLVED"));
    QCOMPARE(storedCalls(*m_home).front().attempt.digit, QStringLiteral("1"));
    QCOMPARE(m_twilio->calls().size(), size_t(1));
}

void TestServing::aForgedKeyDoesNot()
{
    const auto console = startTalking();
    QVERIFY(console);
    m_twilio->callbacks().onNext(FakeCallbackFault::Forge);
    QVERIFY(m_twilio->callbacks().press(m_twilio->calls().front(), QStringLiteral("1"),
                                        m_twilio->setup().now()));
    QTRY_VERIFY(m_twilio->callbacks().isIdle());
    QCOMPARE(m_twilio->callbacks().sent().back().status, 403);
    QCOMPARE(stateOfIncident(), QStringLiteral("OPEN"));
    QVERIFY(console->says(QStringLiteral("A webhook was refused")));
}

void TestServing::aTakenPortIsNamedAndTheConsoleRunsOn()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const auto taken = QStringLiteral("127.0.0.1:%1").arg(other.serverPort());
    planCall(*m_home, startInsideWindow());
    ConsoleProcess console(*m_home, {headless, listen, taken});

    QVERIFY(console.says(QStringLiteral("[CALL][MOCK] Mock call initiated")));
    QVERIFY(console.says(taken));
    console.sendSignal(SIGTERM);
    QCOMPARE(console.end().status, 0);
}

QTEST_GUILESS_MAIN(TestServing)
#include "tst_serving.moc"
