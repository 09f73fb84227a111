// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"
#include "twilio/twilio_message_gateway.h"

#include "engine/reconciliation.h"
#include "tests/twilio/gateway_fixture.h"

using namespace savehub;
using namespace std::chrono_literals;

using Texts = std::vector<ListedText>;

class TestTwilioMessageGateway : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { start(false); }

    void sendsAText();
    void noFaultSendsTwoTexts_data();
    void noFaultSendsTwoTexts();
    void aRefusalNamesNoNumber();
    void testModeSendsNothing();
    void sendsNothingWithoutCredentialsOrTime();
    void needsNoWebhook();
    void listsTextsSince();
    void aListWithHolesIsAnError();

private:
    void start(bool https);
    std::optional<SendOutcome> send(const TextRequest &request);
    Result<Texts> list(Instant since);
    static TextRequest request();

    std::unique_ptr<TwilioWorld> m_ports;
    std::unique_ptr<TwilioMessageGateway> m_gateway;
};

void TestTwilioMessageGateway::initTestCase()
{
    const auto &problem = TwilioWorld::certificates().problem();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestTwilioMessageGateway::start(bool https)
{
    m_gateway.reset();
    m_ports = std::make_unique<TwilioWorld>(https);
    QVERIFY(m_ports->isListening);
    m_gateway = std::make_unique<TwilioMessageGateway>(
        [this] { return m_ports->account; }, [] { return Redaction(); }, m_ports->clock,
        TwilioWorld::certificates().trustingClient());
}

TextRequest TestTwilioMessageGateway::request()
{
    return {StepId(QStringLiteral("step-1")), TwilioWorld::someone(),
            QStringLiteral("Standup + R&D")};
}

std::optional<SendOutcome> TestTwilioMessageGateway::send(const TextRequest &request)
{
    Answers<SendOutcome> answers;
    m_gateway->send(request, answers.taker());
    return answers.wait();
}

Result<Texts> TestTwilioMessageGateway::list(Instant since)
{
    Answers<Result<Texts>> answers;
    m_gateway->list(TwilioWorld::someone(), since, answers.taker());
    return answers.wait().value_or(
        failure(Error::Kind::Corrupt, QStringLiteral("the gateway never answered")));
}

void TestTwilioMessageGateway::sendsAText()
{
    const auto outcome = send(request());
    QCOMPARE(m_ports->twilio.texts().size(), size_t(1));
    const auto &text = m_ports->twilio.texts().front();
    QCOMPARE(outcome, SendOutcome(Accepted{ProviderSid(text.sid)}));
    QCOMPARE(firstValue(text.form, u"Body"), request().body);
    QCOMPARE(firstValue(text.form, u"To"), request().to.e164());
}

void TestTwilioMessageGateway::noFaultSendsTwoTexts_data()
{
    QTest::addColumn<bool>("https");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("texts");
    const auto row = [](const char *fault, OutcomeClass outcome, int texts) {
        for (const bool https : {false, true}) {
            QTest::addRow("%s: %s", https ? "https" : "http", fault)
                << https << QString::fromLatin1(fault) << int(outcome) << texts;
        }
    };
    row("close-after-reading", IsUnknown, 1);
    row("reset-after-reading", IsUnknown, 1);
    row("cut-short", IsUnknown, 1);
    row("garbage!", IsUnknown, 0);
    row("bad-body", IsUnknown, 1);
    row("server-error", IsUnknown, 1);
    row("unavailable!", IsUnknown, 0);
    row("redirect-307", IsUnknown, 0);
    row("too-many-requests", IsNotSent, 0);
}

void TestTwilioMessageGateway::noFaultSendsTwoTexts()
{
    QFETCH(bool, https);
    QFETCH(QString, fault);
    QFETCH(int, outcome);
    QFETCH(int, texts);
    start(https);
    m_ports->twilio.faults().onNext(*FakeFault::fromText(fault));
    QCOMPARE(int(classOf(send(request()))), outcome);
    QCOMPARE(m_ports->twilio.posts().size(), size_t(1));
    QCOMPARE(m_ports->twilio.texts().size(), size_t(texts));
    const auto listed = list(m_ports->clock.now());
    QVERIFY(listed.has_value());
    QCOMPARE(listed->size(), size_t(texts));
}

void TestTwilioMessageGateway::aRefusalNamesNoNumber()
{
    auto wanted = request();
    wanted.to = *PhoneNumber::fromE164(u"+15005550001");
    const auto outcome = send(wanted);
    QCOMPARE(classOf(outcome), IsRejected);
    QCOMPARE(std::get<Rejected>(*outcome).code, 21217);
    QVERIFY(!inWords(std::get<Rejected>(*outcome).why).contains(QStringLiteral("5005550001")));
}

void TestTwilioMessageGateway::testModeSendsNothing()
{
    auto wanted = request();
    wanted.testMode = true;
    QCOMPARE(send(wanted), SendOutcome(OnlyBuilt{}));
    QCOMPARE(m_ports->twilio.connections(), 0);
}

void TestTwilioMessageGateway::sendsNothingWithoutCredentialsOrTime()
{
    auto wanted = request();
    wanted.timeAllowed = 0ms;
    QCOMPARE(classOf(send(wanted)), IsNotSent);
    m_ports->account.accountSid.clear();
    QCOMPARE(classOf(send(request())), IsRejected);
    QCOMPARE(m_gateway->problem(), QStringLiteral("Twilio credentials not configured"));
    QCOMPARE(m_ports->twilio.connections(), 0);
}

void TestTwilioMessageGateway::needsNoWebhook()
{
    m_ports->account.webhookUrl = QUrl(QStringLiteral("ftp://nowhere"));
    QCOMPARE(m_gateway->problem(), QString());
    QCOMPARE(classOf(send(request())), IsAccepted);
}

void TestTwilioMessageGateway::listsTextsSince()
{
    const auto first = m_ports->clock.now();
    QCOMPARE(classOf(send(request())), IsAccepted);
    m_ports->clock.runFor(listedMayBeOlderBy + 1s);
    const auto since = m_ports->clock.now();
    QCOMPARE(classOf(send(request())), IsAccepted);
    QCOMPARE(list(first)->size(), size_t(2));
    const auto recent = list(since);
    QVERIFY(recent.has_value());
    const auto &sent = m_ports->twilio.texts().back();
    QCOMPARE(*recent, Texts({{ProviderSid(sent.sid), request().body, since}}));
}

void TestTwilioMessageGateway::aListWithHolesIsAnError()
{
    m_ports->twilio.faults().onNext({FakeFault::Kind::BadBody});
    QVERIFY(!list(m_ports->clock.now()).has_value());
}

QTEST_GUILESS_MAIN(TestTwilioMessageGateway)
#include "tst_twilio_message_gateway.moc"
