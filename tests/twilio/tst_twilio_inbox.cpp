// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twilio_message_gateway.h"

#include "tests/twilio/gateway_fixture.h"

using namespace savehub;
using namespace std::chrono_literals;

using Texts = std::vector<ReceivedText>;

/// The texts that people send to our number.
class TestTwilioInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void listsWhatCameSince();
    void repeatsNoSecret();
    void leavesOutWhatNobodyWrote();
    void readsAllPages();
    void asksForTheDayAlone();
    void aListWithHolesIsAnError();
    void withoutNumberNothingIsAsked();

private:
    Result<Texts> received(Instant since);
    ProviderSid write(const QString &body, const QString &from = TwilioWorld::someone().e164());

    std::unique_ptr<TwilioWorld> m_ports;
    Redaction m_known;
    std::unique_ptr<TwilioMessageGateway> m_gateway;
};

void TestTwilioInbox::init()
{
    m_gateway.reset();
    m_ports = std::make_unique<TwilioWorld>();
    QVERIFY(m_ports->isListening);
    m_gateway = std::make_unique<TwilioMessageGateway>([this] { return m_ports->account; },
                                                       [this] { return m_known; }, m_ports->clock);
}

Result<Texts> TestTwilioInbox::received(Instant since)
{
    Answers<Result<Texts>> answers;
    m_gateway->received(since, answers.taker());
    return answers.wait().value_or(
        failure(Error::Kind::Corrupt, QStringLiteral("the gateway never answered")));
}

ProviderSid TestTwilioInbox::write(const QString &body, const QString &from)
{
    return ProviderSid(m_ports->twilio.takeText(from, m_ports->account.fromNumber->e164(), body));
}

void TestTwilioInbox::listsWhatCameSince()
{
    write(QStringLiteral("too old"));
    m_ports->clock.runFor(1min);
    const auto since = m_ports->clock.now();
    const auto first = write(QStringLiteral("2"));
    m_ports->clock.runFor(5s);
    const auto second = write(QStringLiteral("1 & \u00e9"));
    const auto texts = received(since);
    QVERIFY(texts.has_value());
    QCOMPARE(*texts,
             Texts({{first, TwilioWorld::someone(), QStringLiteral("2"), since},
                    {second, TwilioWorld::someone(), QStringLiteral("1 & \u00e9"), since + 5s}}));
}

/// The texts of people are stored and logged, so secrets are masked before.
void TestTwilioInbox::repeatsNoSecret()
{
    m_known = Redaction({QStringLiteral("Mail p@ssword 0004321")});
    const auto since = m_ports->clock.now();
    write(QStringLiteral("1, and Mail p@ssword 0004321"));
    const auto texts = received(since);
    QVERIFY(texts.has_value());
    QCOMPARE(texts->front().body, QStringLiteral("1, and ****"));
    m_known = {};
}

void TestTwilioInbox::leavesOutWhatNobodyWrote()
{
    const auto since = m_ports->clock.now();
    write(QStringLiteral("Your code is 1"), QStringLiteral("32665"));
    write(QStringLiteral("1"), QStringLiteral("BANK"));
    // Our own text to our own number is left out.
    Answers<SendOutcome> sent;
    m_gateway->send(
        {StepId(QStringLiteral("step")), *m_ports->account.fromNumber, QStringLiteral("1")},
        sent.taker());
    QCOMPARE(classOf(sent.wait()), IsAccepted);
    const auto texts = received(since);
    QVERIFY(texts.has_value());
    QVERIFY(texts->empty());
}

void TestTwilioInbox::readsAllPages()
{
    const auto since = m_ports->clock.now();
    const auto many = listPageSize + 1;
    for (int i = 0; i < many; ++i) {
        write(QString::number(i));
    }
    const auto texts = received(since);
    QVERIFY(texts.has_value());
    QCOMPARE(texts->size(), size_t(many));
    QCOMPARE(texts->front().body, QStringLiteral("0"));
    QCOMPARE(texts->back().body, QString::number(many - 1));
}

void TestTwilioInbox::asksForTheDayAlone()
{
    // An account may have had texts for years. Without a day, the list would be too long to read.
    const auto filter = receivedFilter(*m_ports->account.fromNumber, m_ports->clock.now());
    QCOMPARE(filter, FormFields({{QStringLiteral("To"), m_ports->account.fromNumber->e164()},
                                 {QStringLiteral("DateSent>"), utcDay(m_ports->clock.now())}}));
    const auto midnight = *instantFromIso(u"2026-11-24T00:30:00.000Z");
    QCOMPARE(receivedFilter(*m_ports->account.fromNumber, midnight).back().second,
             QStringLiteral("2026-11-23"));
}

void TestTwilioInbox::aListWithHolesIsAnError()
{
    m_ports->twilio.faults().onNext({FakeFault::Kind::BadBody});
    QVERIFY(!received(m_ports->clock.now()).has_value());
}

void TestTwilioInbox::withoutNumberNothingIsAsked()
{
    m_ports->account.fromNumber.reset();
    const auto texts = received(m_ports->clock.now());
    QVERIFY(!texts.has_value());
    QVERIFY(!texts.error().what.isEmpty());
    QCOMPARE(m_ports->twilio.connections(), 0);
}

QTEST_GUILESS_MAIN(TestTwilioInbox)
#include "tst_twilio_inbox.moc"
