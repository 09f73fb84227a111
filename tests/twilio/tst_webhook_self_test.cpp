// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/webhook_self_test.h"

#include "tests/testlib/fake_http_server.h"
#include "tests/testlib/scripted_reception.h"
#include "tests/twilio/gateway_fixture.h"
#include "twilio/twilio_webhooks.h"
#include "twilio/webhook_urls.h"

#include <algorithm>

using namespace savehub;

namespace {

const auto nowhere = QUrl(QStringLiteral("http://127.0.0.1:1"));

} // namespace

/// The self-test against the console's own webhooks, with a server in front of them as a proxy.
class TestWebhookSelfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aWorkingWebhook();
    void whatNamesTheSelfTestReachesNobody();
    void itsOwnForgeriesAlarmNobody();
    void othersForgeriesInItsNameAlarm_data();
    void othersForgeriesInItsNameAlarm();
    void withoutAnAddressItOnlyLooksForTheConsole();
    void withoutATokenNothingIsSent();
    void aConsoleWithOtherSettings_data();
    void aConsoleWithOtherSettings();
    void aProxyInBetween_data();
    void aProxyInBetween();
    void nobodyAnswers();
    void answersAreUnderstood_data();
    void answersAreUnderstood();

private:
    WebhookFacts test();
    FakeHttpReply consoleAnswers(FakeHttpRequest request);

    VirtualClock m_clock{sample::start()};
    TwilioAccount m_account; ///< as the doctor reads it
    TwilioAccount m_running; ///< as the console was started
    std::function<void(FakeHttpRequest &)> m_proxy;
    QStringList m_told; ///< what the operator is told of refusals
    std::unique_ptr<ScriptedReception> m_reception;
    std::unique_ptr<WebhookTally> m_tally;
    std::unique_ptr<TwilioWebhooks> m_webhooks;
    std::unique_ptr<FakeHttpServer> m_public;
    std::unique_ptr<FakeHttpServer> m_listener;
};

void TestWebhookSelfTest::init()
{
    m_proxy = {};
    m_told.clear();
    m_reception = std::make_unique<ScriptedReception>();
    m_tally =
        std::make_unique<WebhookTally>(m_clock, [this](const QString &text) { m_told << text; });
    m_webhooks = std::make_unique<TwilioWebhooks>(
        [this] { return m_running; }, [] { return Redaction(); }, *m_reception, m_clock, *m_tally);
    m_public = std::make_unique<FakeHttpServer>([this](FakeHttpRequest request) {
        if (m_proxy) {
            m_proxy(request);
        }
        return consoleAnswers(request);
    });
    m_listener = std::make_unique<FakeHttpServer>(
        [this](const FakeHttpRequest &request) { return consoleAnswers(request); });
    QVERIFY(m_public->listen() && m_listener->listen());
    m_account = {.accountSid = QStringLiteral("AC00000000000000000000000000000001"),
                 .authToken = QStringLiteral("0123456789abcdef0123456789abcdef"),
                 .webhookUrl = QUrl(m_public->url().toString() + QStringLiteral("/savehub"))};
    m_running = m_account;
}

FakeHttpReply TestWebhookSelfTest::consoleAnswers(FakeHttpRequest request)
{
    if (request.path() == "/health") {
        return {fakeHttpAnswer(200, R"({"status":"ok","engine":{}})")};
    }
    const auto reply =
        m_webhooks->handle({request.method, request.target, request.headers, request.body});
    return {fakeHttpAnswer(reply.status, reply.body)};
}

WebhookFacts TestWebhookSelfTest::test()
{
    HttpClient client([] { return Redaction(); });
    Answers<WebhookFacts> answers;
    const auto port = static_cast<quint16>(m_listener->url().port());
    testWebhook(client, m_account, {QHostAddress(QHostAddress::LocalHost), port}, answers.taker());
    return answers.wait().value_or(WebhookFacts());
}

void TestWebhookSelfTest::aWorkingWebhook()
{
    const auto facts = test();
    QVERIFY(facts.consoleRuns);
    QCOMPARE(facts.address, m_account.webhookUrl);
    QCOMPARE(facts.textAddress, m_account.webhookUrl.toString() + QStringLiteral("/sms/response"));
    QVERIFY(facts.signedOne.isTaken());
    QVERIFY(facts.delicate.isTaken());
    QVERIFY(facts.local.isTaken());
    QCOMPARE(facts.forged.word, QStringLiteral("wrong_signature"));
    QCOMPARE(facts.otherScheme.word, QStringLiteral("wrong_signature"));
}

void TestWebhookSelfTest::whatNamesTheSelfTestReachesNobody()
{
    test();
    QCOMPARE(m_reception->told(), size_t(0));
    QCOMPARE(m_tally->taken(), qint64(0));
    QCOMPARE(m_tally->refused()[WebhookRefusal::WrongSignature], qint64(2));
}

void TestWebhookSelfTest::itsOwnForgeriesAlarmNobody()
{
    test();
    QCOMPARE(m_told, QStringList());
    m_proxy = [](FakeHttpRequest &request) {
        request.body += "&more=1";
    };
    test();
    QCOMPARE(m_told.size(), 1); // problems on the way are told as before
}

void TestWebhookSelfTest::othersForgeriesInItsNameAlarm_data()
{
    QTest::addColumn<QByteArray>("token"); // the token that it is signed with
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isTold");
    const QByteArray body = "CallStatus=completed";
    QTest::newRow("what the self-test sends") << QByteArray(32, 'f') << body << false;
    QTest::newRow("a guessed token") << QByteArray(32, 'e') << body << true;
    QTest::newRow("another body") << QByteArray(32, 'f') << body + "&a=b" << true;
}

void TestWebhookSelfTest::othersForgeriesInItsNameAlarm()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, body);
    const auto url = callStatusUrl(m_running.webhookUrl, selfTestAttempt()).toLatin1();
    const auto signature =
        webhookSignature(token, url, {{QStringLiteral("CallStatus"), QStringLiteral("completed")}});
    const auto reply = m_webhooks->handle(
        {"POST",
         url.mid(url.indexOf("/savehub")),
         {{"Content-Type", "application/x-www-form-urlencoded"}, {"X-Twilio-Signature", signature}},
         body});
    QCOMPARE(reply.status, 403);
    QCOMPARE(m_tally->refused()[WebhookRefusal::WrongSignature], qint64(1));
    QTEST(!m_told.isEmpty(), "isTold");
}

void TestWebhookSelfTest::withoutAnAddressItOnlyLooksForTheConsole()
{
    m_account.webhookUrl = QUrl();
    const auto facts = test();
    QVERIFY(facts.consoleRuns);
    QVERIFY(facts.address.isEmpty());
    QVERIFY(!facts.signedOne.wasSent && !facts.local.wasSent);
}

void TestWebhookSelfTest::withoutATokenNothingIsSent()
{
    m_account.authToken.clear();
    const auto facts = test();
    QVERIFY(!facts.hasToken);
    QVERIFY(!facts.signedOne.wasSent);
}

void TestWebhookSelfTest::aConsoleWithOtherSettings_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("isOtherScheme");
    QTest::newRow("token") << QString(32, u'a') << "http"
                           << "wrong_signature" << false;
    QTest::newRow("no token") << QString() << "http"
                              << "no_auth_token" << false;
    QTest::newRow("scheme") << m_account.authToken.text() << "https"
                            << "wrong_signature" << true;
}

void TestWebhookSelfTest::aConsoleWithOtherSettings()
{
    QFETCH(QString, token);
    QFETCH(QString, scheme);
    QFETCH(QString, word);
    QFETCH(bool, isOtherScheme);
    m_running.authToken = isOtherScheme ? m_account.authToken : Secret(token);
    m_running.webhookUrl.setScheme(scheme);
    const auto facts = test();
    QCOMPARE(facts.signedOne.word, word);
    QCOMPARE(facts.local.word, word);
    QCOMPARE(facts.otherScheme.isTaken(), isOtherScheme);
}

void TestWebhookSelfTest::aProxyInBetween_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("wordForDelicate");
    const auto row = [](const char *fault, const char *word, const char *delicate) {
        QTest::newRow(fault) << QString::fromLatin1(fault) << QString::fromLatin1(word)
                             << QString::fromLatin1(delicate);
    };
    row("strips the prefix", "", "");
    row("another path", "no_such_webhook", "no_such_webhook");
    row("drops the header", "no_signature", "no_signature");
    row("changes the type", "wrong_type", "wrong_type");
    row("decodes the query", "", "wrong_signature");
}

void TestWebhookSelfTest::aProxyInBetween()
{
    QFETCH(QString, fault);
    QFETCH(QString, word);
    QFETCH(QString, wordForDelicate);
    m_proxy = [fault](FakeHttpRequest &request) {
        if (fault == u"strips the prefix") {
            request.target.replace("/savehub/", "/");
        } else if (fault == u"another path") {
            request.target.replace("/savehub/", "/other/");
        } else if (fault == u"decodes the query") {
            request.target.replace("%2B", "+");
        }
        for (auto &[name, value] : request.headers) {
            const bool isDropped = fault == u"drops the header"
                                   && name.compare("X-Twilio-Signature", Qt::CaseInsensitive) == 0;
            const bool isChanged = fault == u"changes the type"
                                   && name.compare("Content-Type", Qt::CaseInsensitive) == 0;
            value = isDropped ? QByteArray() : isChanged ? QByteArray("text/plain") : value;
        }
    };
    const auto facts = test();
    QCOMPARE(facts.signedOne.word, word);
    QCOMPARE(facts.signedOne.isTaken(), word.isEmpty());
    QCOMPARE(facts.delicate.word, wordForDelicate);
    QVERIFY(facts.local.isTaken());
}

void TestWebhookSelfTest::nobodyAnswers()
{
    m_public->stopListening();
    m_listener->stopListening();
    m_account.webhookUrl = nowhere;
    const auto facts = test();
    QVERIFY(!facts.consoleRuns);
    QVERIFY(facts.signedOne.wasSent && !facts.signedOne.isAnswered());
    QVERIFY(!facts.signedOne.failure.isEmpty());
}

void TestWebhookSelfTest::answersAreUnderstood_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("redirect");
    const auto row = [](const char *name, int status, const char *body, const char *location,
                        const char *word, const char *redirect) {
        QTest::newRow(name) << status << QByteArray(body) << QByteArray(location)
                            << QString::fromLatin1(word) << QString::fromLatin1(redirect);
    };
    row("taken", 204, "", "", "", "");
    row("the console's word", 403, "wrong_signature\n", "", "wrong_signature", "");
    row("the console's sentence", 404, "There is no such webhook.\n", "", "no_such_webhook", "");
    row("a page", 403, "<html>Forbidden</html>", "", "", "");
    row("somebody's word", 403, "Forbidden", "", "", "");
    row("a redirect", 301, "", "https://u:p@h.example/call/status?attempt=1", "",
        "https://h.example/call/status");
    row("no redirect", 200, "", "https://h.example/", "", "");
}

void TestWebhookSelfTest::answersAreUnderstood()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, location);
    const auto answer = probeAnswer(
        HttpAnswer{.status = status, .headers = {{"Location", location}}, .body = body});
    QVERIFY(answer.isAnswered());
    QCOMPARE(answer.isTaken(), status == 204);
    QTEST(answer.word, "word");
    QTEST(answer.redirect, "redirect");
}

QTEST_GUILESS_MAIN(TestWebhookSelfTest)
#include "tst_webhook_self_test.moc"
