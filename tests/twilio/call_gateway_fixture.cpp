// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/twilio/call_gateway_fixture.h"

namespace savehub {

void CallGatewayFixture::checkCertificates()
{
    const auto &problem = TwilioWorld::certificates().problem();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void CallGatewayFixture::overHttpAndHttps()
{
    QTest::addColumn<bool>("https");
    QTest::newRow("http") << false;
    QTest::newRow("https") << true;
}

void CallGatewayFixture::start(bool https)
{
    m_gateway.reset();
    m_ports = std::make_unique<TwilioWorld>(https);
    QVERIFY(m_ports->isListening);
    m_known = Redaction({m_ports->account.authToken, m_ports->account.apiKeySecret});
    m_gateway = std::make_unique<TwilioCallGateway>(
        [this] { return m_ports->account; }, [this] { return m_known; }, false, m_ports->log,
        m_ports->clock, TwilioWorld::certificates().trustingClient());
}

CallRequest CallGatewayFixture::request()
{
    return {AttemptKey(QStringLiteral("key-1")),
            MeetingId(QStringLiteral("abc123")),
            PersonId(QStringLiteral("xyz789")),
            TwilioWorld::someone(),
            QStringLiteral("en"),
            QStringLiteral("Standup starts")};
}

std::optional<SendOutcome> CallGatewayFixture::place(const CallRequest &request)
{
    Answers<SendOutcome> answers;
    m_gateway->place(request, answers.taker());
    return answers.wait();
}

Result<Calls> CallGatewayFixture::list(Instant intentAt)
{
    Answers<Result<Calls>> answers;
    m_gateway->list({AttemptKey(QStringLiteral("key-1")), TwilioWorld::someone(), intentAt},
                    answers.taker());
    return answers.wait().value_or(
        failure(Error::Kind::Corrupt, QStringLiteral("the gateway never answered")));
}

Result<CallReport> CallGatewayFixture::fetch(const QString &sid)
{
    Answers<Result<CallReport>> answers;
    m_gateway->fetch(ProviderSid(sid), answers.taker());
    return answers.wait().value_or(
        failure(Error::Kind::Corrupt, QStringLiteral("the gateway never answered")));
}

Done CallGatewayFixture::end(const QString &sid, HangUp how)
{
    Answers<Done> answers;
    m_gateway->end(ProviderSid(sid), how, answers.taker());
    return answers.wait().value_or(
        failure(Error::Kind::Corrupt, QStringLiteral("the gateway never answered")));
}

QString CallGatewayFixture::addCall(Instant createdAt)
{
    return m_ports->twilio.addCall({{QStringLiteral("To"), TwilioWorld::someone().e164()},
                                    {QStringLiteral("From"), QStringLiteral("+15005550006")}},
                                   createdAt);
}

size_t CallGatewayFixture::accepted() const
{
    return m_ports->twilio.calls().size();
}

void CallGatewayFixture::checkNothingLeaked(const QString &text) const
{
    QVERIFY2(m_ports->isClean(text), qPrintable(text));
    for (const auto &line : m_ports->log.lines) {
        QVERIFY2(m_ports->isClean(line), qPrintable(line));
    }
}

} // namespace savehub
