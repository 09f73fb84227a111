// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_twilio.h"
#include "tests/testlib/sample_data.h"
#include "tests/testlib/scripted_reception.h"
#include "tests/testlib/virtual_clock.h"
#include "twilio/request_forms.h"
#include "twilio/twilio_message_gateway.h"
#include "twilio/twilio_webhooks.h"

#include <QTest>

#include <memory>

using namespace savehub;
using namespace std::chrono_literals;

namespace {

const AttemptKey key(QStringLiteral("0a1b2c3d-0000-4000-8000-00000000000f"));

} // namespace

/// What the console orders, the fake reports back to it over real sockets. Each checks the other.
class TestWebhookStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hearsACallFromStartToEnd_data();
    void hearsACallFromStartToEnd();
    void hearsKeysAndAnswersThem();
    void textsAreReported();
    void hearsWhatBecameOfATextOfOurs();
    void believesNoForgeries();

private:
    FakeHttpReply console(const FakeHttpRequest &request);
    void place();
    bool passes(Seconds time);
    bool isQuiet();
    QList<int> answers() const;

    std::unique_ptr<VirtualClock> m_clock;
    TwilioAccount m_account;
    std::unique_ptr<ScriptedReception> m_reception;
    std::unique_ptr<WebhookTally> m_tally;
    std::unique_ptr<TwilioWebhooks> m_webhooks;
    std::unique_ptr<FakeHttpServer> m_console;
    std::unique_ptr<FakeTwilio> m_twilio;
};

void TestWebhookStory::init()
{
    m_clock = std::make_unique<VirtualClock>(sample::start());
    FakeTwilio::Setup setup;
    setup.now = [this] {
        return m_clock->now();
    };
    m_account = {.accountSid = setup.accountSid,
                 .authToken = setup.authToken,
                 .fromNumber = PhoneNumber::fromE164(u"+15005550006"),
                 .webhookUrl = QUrl(QStringLiteral("https://h.example.com:8443/hooks"))};
    m_twilio = std::make_unique<FakeTwilio>(std::move(setup));
    m_reception = std::make_unique<ScriptedReception>();
    m_tally = std::make_unique<WebhookTally>(*m_clock, WebhookTally::Listener());
    m_webhooks = std::make_unique<TwilioWebhooks>(
        [this] { return m_account; }, [] { return Redaction(); }, *m_reception, *m_clock, *m_tally);
    m_console = std::make_unique<FakeHttpServer>(
        [this](const FakeHttpRequest &request) { return console(request); });
    QVERIFY(m_console->listen());
    m_twilio->callbacks().setRoute({m_console->url()});
}

FakeHttpReply TestWebhookStory::console(const FakeHttpRequest &request)
{
    const auto reply =
        m_webhooks->handle({request.method, request.target, request.headers, request.body});
    return {fakeHttpAnswer(reply.status, reply.body), FakeHttpReply::Then::Close};
}

void TestWebhookStory::place()
{
    const CallRequest request{key, {}, {}, *PhoneNumber::fromE164(u"+15550001234")};
    m_twilio->addCall(callForm(m_account, request), m_clock->now());
}

bool TestWebhookStory::isQuiet()
{
    return QTest::qWaitFor([this] { return m_twilio->callbacks().isIdle(); }, 20'000);
}

bool TestWebhookStory::passes(Seconds time)
{
    m_clock->runFor(time);
    m_twilio->sendCallbacks();
    return isQuiet();
}

QList<int> TestWebhookStory::answers() const
{
    QList<int> statuses;
    for (const auto &callback : m_twilio->callbacks().sent()) {
        statuses << callback.status;
    }
    return statuses;
}

void TestWebhookStory::hearsACallFromStartToEnd_data()
{
    QTest::addColumn<QByteArray>("stripped");
    QTest::newRow("path kept") << QByteArray();
    QTest::newRow("path stripped") << QByteArray("/hooks");
}

void TestWebhookStory::hearsACallFromStartToEnd()
{
    QFETCH(QByteArray, stripped);
    m_twilio->callbacks().setRoute({m_console->url(), stripped});
    place();
    for (int i = 0; i < 6; ++i) {
        QVERIFY(passes(5s));
    }
    QCOMPARE(answers(), QList<int>(4, 204));
    QList<AttemptStatus> heard;
    for (const auto &[attempt, report] : m_reception->calls) {
        QCOMPARE(attempt, key);
        QCOMPARE(report.sequence, std::optional(int(heard.size())));
        heard << report.status;
    }
    QCOMPARE(heard, QList<AttemptStatus>({AttemptStatus::Initiated, AttemptStatus::Ringing,
                                          AttemptStatus::InProgress, AttemptStatus::Completed}));
    QCOMPARE(m_reception->calls.back().second.duration, std::optional(20s));
}

void TestWebhookStory::hearsKeysAndAnswersThem()
{
    place();
    const auto sid = m_twilio->calls()[0].sid;
    m_clock->runFor(6s);
    for (const auto *digit : {"5", "0", "1"}) {
        QVERIFY(m_twilio->press(sid, QString::fromLatin1(digit)));
        QVERIFY(isQuiet());
        QCOMPARE(m_reception->calls.back().second.digit, QString::fromLatin1(digit));
    }
    QVERIFY(m_twilio->callbacks().sent().back().answer.contains("noted that you are joining"));
    QVERIFY(!m_twilio->press(sid, QStringLiteral("2"))); // nothing is asked any more
    QCOMPARE(m_tally->taken(), 3);
}

void TestWebhookStory::textsAreReported()
{
    m_reception->heard = {true, Answer::Joined, QStringLiteral("de")};
    m_twilio->takeText(QStringLiteral("+15550001234"), QStringLiteral("+15005550006"),
                       QStringLiteral("\uFEFF1 ñ+&="), textResponseUrl(m_account.webhookUrl));
    QVERIFY(isQuiet());
    QCOMPARE(answers(), {200});
    QCOMPARE(m_reception->texts.size(), size_t(1));
    QCOMPARE(m_reception->texts[0].body, QStringLiteral("\uFEFF1 ñ+&="));
    QVERIFY(m_twilio->callbacks().sent()[0].answer.contains("<Message>Danke."));
}

void TestWebhookStory::hearsWhatBecameOfATextOfOurs()
{
    QVERIFY(m_twilio->listen());
    m_twilio->setup().textLife = {.end = QStringLiteral("undelivered"), .error = 30003};
    m_account.apiBaseUrl = m_twilio->url();
    TwilioMessageGateway gateway([this] { return m_account; }, [] { return Redaction(); },
                                 *m_clock);
    const StepId step(QStringLiteral("i-2"));
    std::optional<SendOutcome> outcome;
    gateway.send({step, *PhoneNumber::fromE164(u"+15550001234"), QStringLiteral("Soon")},
                 [&](const SendOutcome &answer) { outcome = answer; });
    QVERIFY(QTest::qWaitFor([&] { return outcome.has_value(); }, 20'000));
    m_twilio->sendCallbacks();
    QVERIFY(passes(2s));
    QCOMPARE(answers(), QList<int>({204, 204}));
    QCOMPARE(m_reception->deliveries.size(), size_t(2));
    QVERIFY(m_reception->deliveries[0].second.status == TextDelivery::Queued);
    const auto &[named, report] = m_reception->deliveries[1];
    QCOMPARE(named, step);
    QVERIFY(report.status == TextDelivery::Undelivered);
    QCOMPARE(report.error, 30003);
    QCOMPARE(report.sid, std::get<Accepted>(*outcome).sid);

    std::optional<Result<TextReport>> asked;
    gateway.fetchText(report.sid, [&](const auto &answer) { asked = answer; });
    QVERIFY(QTest::qWaitFor([&] { return asked.has_value(); }, 20'000));
    auto expected = report;
    expected.segments = 1;
    QCOMPARE(*asked, Result<TextReport>(expected));
}

void TestWebhookStory::believesNoForgeries()
{
    auto &callbacks = m_twilio->callbacks();
    callbacks.onCallback(1, FakeCallbackFault::Forge);
    callbacks.onCallback(2, FakeCallbackFault::WrongPort);
    callbacks.onCallback(3, FakeCallbackFault::Unsigned);
    place();
    QVERIFY(passes(60s));
    QCOMPARE(answers(), QList<int>({403, 403, 403, 204}));
    QCOMPARE(m_reception->calls.size(), size_t(1));
    const std::map<WebhookRefusal, qint64> refused{{WebhookRefusal::NoSignature, 1},
                                                   {WebhookRefusal::WrongSignature, 2}};
    QCOMPARE(m_tally->refused(), refused);
}

QTEST_GUILESS_MAIN(TestWebhookStory)
#include "tst_webhook_story.moc"
