// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/serving_console.h"
#include "tests/proxy/nginx.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QTest>

#include <memory>

using namespace savehub;

namespace {

/// The promise is one second. The rest is for machines that are busy with other tests.
constexpr int longestAnswer = 10'000; ///< ms

/// As guides to proxies recommend.
const char *const allHeaders = R"(location /hooks/ {
    proxy_pass http://console/;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
})";

} // namespace

/// A console behind a proxy that speaks HTTPS: Twilio's callbacks arrive and are believed.
class TestProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aKeySettlesTheIncident_data();
    void aKeySettlesTheIncident();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();

private:
    /// Starts a console with a call in which somebody is talking, and the proxy in front of it.
    bool start(const QString &prefix, const QByteArray &locations);
    /// What the proxy answers to GET \a path.
    int statusOf(const QString &path);
    QList<int> answersOfTheConsole() const;

    std::unique_ptr<Nginx> m_nginx;
    std::unique_ptr<ServingConsole> m_console;
};

void TestProxy::initTestCase()
{
    if (const auto problem = Nginx::problem(); !problem.isEmpty()) {
        QSKIP(qPrintable(problem));
    }
}

void TestProxy::init()
{
    m_nginx = std::make_unique<Nginx>();
    m_console = std::make_unique<ServingConsole>();
}

bool TestProxy::start(const QString &prefix, const QByteArray &locations)
{
    const auto webhook = m_nginx->address().toString() + prefix;
    if (!m_console->startTalking(webhook)) {
        return false;
    }
    m_console->twilio().callbacks().setRoute({.to = m_nginx->address(), .ssl = m_nginx->trust()});
    return m_nginx->start(m_console->address(), locations);
}

int TestProxy::statusOf(const QString &path)
{
    QNetworkAccessManager network;
    QNetworkRequest request(m_nginx->address().resolved(QUrl(path)));
    request.setSslConfiguration(m_nginx->trust());
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    const bool isAnswered = QTest::qWaitFor([&] { return reply->isFinished(); }, longestAnswer);
    return isAnswered ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
}

QList<int> TestProxy::answersOfTheConsole() const
{
    QList<int> statuses;
    for (const auto &callback : m_console->twilio().callbacks().sent()) {
        statuses << callback.status;
    }
    return statuses;
}

void TestProxy::aKeySettlesTheIncident_data()
{
    QTest::addColumn<QString>("prefix"); // of the public address
    QTest::addColumn<QByteArray>("locations");
    QTest::addColumn<QString>("health");
    QTest::addColumn<int>("itsStatus"); // 421 if the Host that the client sent gets lost
    const auto row = [](const char *name, const char *prefix, const char *locations,
                        const char *health, int itsStatus) {
        QTest::newRow(name) << QString::fromLatin1(prefix) << QByteArray(locations)
                            << QString::fromLatin1(health) << itsStatus;
    };
    row("no prefix", "", "location / { proxy_pass http://console; }", "/health", 421);
    row("prefix kept", "/hooks",
        "location /hooks/ { proxy_pass http://console; } location /health { proxy_pass "
        "http://console; }",
        "/health", 421);
    row("prefix stripped", "/hooks", "location /hooks/ { proxy_pass http://console/; }",
        "/hooks/health", 421);
    row("connections kept, all headers", "/hooks", allHeaders, "/hooks/health", 200);
    row("Host passed on", "",
        "location / { proxy_pass http://console; proxy_set_header Host $host; }", "/health", 200);
    row("another host", "",
        "location / { proxy_pass http://console; proxy_set_header Host inside.example; }",
        "/health", 421);
}

void TestProxy::aKeySettlesTheIncident()
{
    QFETCH(QString, prefix);
    QFETCH(QByteArray, locations);
    QFETCH(QString, health);
    QVERIFY(start(prefix, locations));
    QFETCH(int, itsStatus);
    QCOMPARE(statusOf(health), itsStatus);
    auto &callbacks = m_console->twilio().callbacks();
    m_console->twilio().sendCallbacks();
    QTRY_VERIFY_WITH_TIMEOUT(callbacks.isIdle(), longestAnswer);
    QCOMPARE(answersOfTheConsole(), QList<int>(3, 204)); // initiated, ringing, in-progress
    QCOMPARE(m_console->stateOfIncident(), QStringLiteral("OPEN"));

    QElapsedTimer sincePressed;
    sincePressed.start();
    const auto answer = m_console->press(QStringLiteral("1"));
    QVERIFY(answer);
    const auto passed = sincePressed.elapsed();
    qInfo("the key was answered after %lld ms", static_cast<long long>(passed));
    QVERIFY(passed < longestAnswer);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->answer.contains("you are joining"));
    QCOMPARE(m_console->stateOfIncident(), QStringLiteral("RESOLVED"));
}

void TestProxy::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QByteArray>("locations");
    QTest::addColumn<std::optional<FakeCallbackFault>>("fault");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *locations,
                        std::optional<FakeCallbackFault> fault, const char *said) {
        QTest::newRow(name) << QByteArray(locations) << fault << QString::fromLatin1(said);
    };
    const auto *good = "location / { proxy_pass http://console; }";
    const auto *address = "CALL_WEBHOOK_URL is the public address to the letter";
    const auto *header = "a proxy removed the header X-Twilio-Signature";
    row("another token", good, FakeCallbackFault::Forge, "TWILIO_AUTH_TOKEN is the account's");
    row("another port", good, FakeCallbackFault::WrongPort, address);
    row("no signature", good, FakeCallbackFault::Unsigned, header);
    row("a header removed",
        "location / { proxy_pass http://console; proxy_set_header X-Twilio-Signature ''; }", {},
        header);
}

void TestProxy::whatIsWrongIsSaid()
{
    QFETCH(QByteArray, locations);
    QFETCH(std::optional<FakeCallbackFault>, fault);
    QFETCH(QString, said);
    QVERIFY(start({}, locations));
    if (fault) {
        m_console->twilio().callbacks().onNext(*fault);
    }
    const auto answer = m_console->press(QStringLiteral("1"));
    QVERIFY(answer);
    QCOMPARE(answer->status, 403);
    QVERIFY(m_console->process().says(said));
    QCOMPARE(m_console->stateOfIncident(), QStringLiteral("OPEN"));
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
