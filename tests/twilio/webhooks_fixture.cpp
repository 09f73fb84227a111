// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/twilio/webhooks_fixture.h"

#include "tests/testlib/sample_data.h"
#include "twilio/signature.h"

namespace savehub {

const QString WebhooksFixture::key = QStringLiteral("0a1b2c3d-0000-4000-8000-00000000000f");
const QString WebhooksFixture::sid = QStringLiteral("CA1234567890abcdef1234567890abcdef");
const QByteArray WebhooksFixture::statusTarget = "/call/status?attempt=" + key.toLatin1();
const QByteArray WebhooksFixture::responseTarget = "/call/response?attempt=" + key.toLatin1();
const QByteArray WebhooksFixture::textTarget = "/sms/response";
const QByteArray WebhooksFixture::deliveryTarget = "/sms/status?step=i-2";
const QByteArray WebhooksFixture::formType = "application/x-www-form-urlencoded; charset=UTF-8";

void WebhooksFixture::start()
{
    m_clock = std::make_unique<VirtualClock>(sample::start());
    m_account = {.accountSid = QStringLiteral("AC00000000000000000000000000000001"),
                 .authToken = QStringLiteral("0123456789abcdef0123456789abcdef"),
                 .webhookUrl = QUrl(QStringLiteral("https://console.example.com"))};
    m_told.clear();
    m_reception = std::make_unique<ScriptedReception>();
    m_tally =
        std::make_unique<WebhookTally>(*m_clock, [this](const QString &text) { m_told << text; });
    m_webhooks = std::make_unique<TwilioWebhooks>(
        [this] { return m_account; }, [this] { return m_known; }, *m_reception, *m_clock, *m_tally);
}

QByteArray WebhooksFixture::callForm(const QByteArray &more) const
{
    return "AccountSid=" + m_account.accountSid.toLatin1() + "&CallSid=" + sid.toLatin1()
           + "&From=%2B15005550006&To=%2B15550001234&" + more;
}

QByteArray WebhooksFixture::textForm(const QByteArray &body) const
{
    return "AccountSid=" + m_account.accountSid.toLatin1()
           + "&MessageSid=SM1234567890abcdef1234567890abcdef&From=%2B15550001234&Body=" + body;
}

QByteArray WebhooksFixture::deliveryForm(const QByteArray &more) const
{
    return "AccountSid=" + m_account.accountSid.toLatin1()
           + "&MessageSid=SM1234567890abcdef1234567890abcdef&" + more;
}

ReceivedRequest WebhooksFixture::postedTo(const QByteArray &publicUrl, const QByteArray &target,
                                          const QByteArray &body) const
{
    const auto signature =
        webhookSignature(m_account.authToken.utf8().toByteArray(), publicUrl, decodeForm(body));
    return {"POST", target, {{"content-type", formType}, {"x-twilio-signature", signature}}, body};
}

ReceivedRequest WebhooksFixture::posted(const QByteArray &target, const QByteArray &body) const
{
    return postedTo("https://console.example.com" + target, target, body);
}

HttpReply WebhooksFixture::send(const QByteArray &target, const QByteArray &body)
{
    return handle(posted(target, body));
}

qint64 WebhooksFixture::refusals(WebhookRefusal why) const
{
    const auto all = m_tally->refused();
    const auto found = all.find(why);
    return found == all.end() ? 0 : found->second;
}

} // namespace savehub
