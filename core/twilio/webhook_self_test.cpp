// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/webhook_self_test.h"

#include "domain/untrusted_text.h"
#include "twilio/webhook_urls.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <memory>

namespace savehub {

namespace {

constexpr Milliseconds twiliosPatience{15'000}; ///< Twilio waits as long

const QByteArray wrongToken = "ffffffffffffffffffffffffffffffff";

/// The console's reason in the body of a refusal ("wrong_signature"). No other server answers with
/// a single word like this.
QString consoleWord(const HttpAnswer &answer)
{
    static const QRegularExpression shape(QStringLiteral("\\A[a-z]+(_[a-z]+)+\\z"));
    const auto text =
        QString::fromUtf8(answer.redaction.withoutSecrets(answer.body).left(200)).trimmed();
    if (text == QLatin1String("There is no such webhook.")) {
        return QStringLiteral("no_such_webhook");
    }
    return shape.match(text).hasMatch() ? text : QString();
}

QString redirectIn(const HttpAnswer &answer)
{
    if (answer.status < 300 || answer.status > 399) {
        return {};
    }
    const auto url = QUrl::fromEncoded(answer.header("Location"));
    return oneLine(answer.redaction.withoutSecrets(
        url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)));
}

QUrl withOtherScheme(QUrl url)
{
    const bool isHttps = url.scheme() == QLatin1String("https");
    url.setScheme(isHttps ? QStringLiteral("http") : QStringLiteral("https"));
    return url;
}

QByteArray withOtherScheme(const QByteArray &url)
{
    return url.startsWith("https:") ? "http" + url.mid(5) : "https" + url.mid(4);
}

QUrl atListener(QUrl url, const ListenAddress &listener)
{
    const auto isAny = listener.address == QHostAddress::Any
                       || listener.address == QHostAddress::AnyIPv4
                       || listener.address == QHostAddress::AnyIPv6;
    const auto host = isAny ? QHostAddress(QHostAddress::LocalHost) : listener.address;
    url.setScheme(QStringLiteral("http"));
    url.setHost(host.toString());
    url.setPort(listener.port);
    return url;
}

/// Whether a console's /health answered.
bool isHealth(const HttpResult &result)
{
    const auto *answer = std::get_if<HttpAnswer>(&result);
    return answer
           && QJsonDocument::fromJson(answer->body).object().contains(QLatin1String("engine"));
}

/// The callbacks of the client that it sends through keep it alive.
class SelfTest : public std::enable_shared_from_this<SelfTest>
{
public:
    SelfTest(HttpClient &client, TwilioAccount account, std::function<void(WebhookFacts)> done)
        : m_client(client),
          m_account(std::move(account)),
          m_done(std::move(done))
    {
    }

    void start(const ListenAddress &listener)
    {
        m_facts.address = m_account.webhookUrl;
        m_facts.hasToken = !m_account.authToken.isEmpty();
        m_facts.listener = listener.text();
        lookForConsole(listener);
        if (m_account.webhookUrl.isEmpty()) {
            return;
        }
        m_facts.textAddress = textResponseUrl(m_account.webhookUrl);
        if (m_facts.hasToken) {
            sendAll(listener);
        }
    }

private:
    void lookForConsole(const ListenAddress &listener)
    {
        ++m_open;
        m_client.get(
            {atListener(QUrl(QStringLiteral("http:/health")), listener), {}, twiliosPatience},
            [self = shared_from_this()](const HttpResult &result) {
                self->m_facts.consoleRuns = isHealth(result);
                self->answerCame();
            });
    }

    void sendAll(const ListenAddress &listener)
    {
        const auto url = target();
        auto delicate = url;
        delicate.setQuery(url.query(QUrl::FullyEncoded) + QStringLiteral("&note=it's%20a%2Bb%2Fc"),
                          QUrl::StrictMode);
        const auto token = m_account.authToken.utf8().toByteArray();
        send(url, url, token, m_facts.signedOne);
        send(url, url, wrongToken, m_facts.forged);
        send(delicate, delicate, token, m_facts.delicate);
        send(atListener(url, listener), url, token, m_facts.local);
        send(atListener(url, listener), withOtherScheme(url), token, m_facts.otherScheme);
    }

    QUrl target() const
    {
        return QUrl(callStatusUrl(m_account.webhookUrl, selfTestAttempt()), QUrl::StrictMode);
    }

    /// Sends a request to \a to, signed with \a token as if it went to \a signedFor.
    void send(const QUrl &to, const QUrl &signedFor, const QByteArray &token, ProbeAnswer &answer)
    {
        const FormFields form{{QStringLiteral("AccountSid"), m_account.accountSid},
                              {QStringLiteral("CallStatus"), QStringLiteral("self-test")}};
        const auto signature =
            webhookSignature(token, signedFor.toEncoded(QUrl::RemoveUserInfo), form);
        HttpRequest request{to, {}, twiliosPatience};
        request.headers = {{"X-Twilio-Signature", signature}};
        ++m_open;
        m_client.post(request, form,
                      [self = shared_from_this(), &answer](const HttpResult &result) {
                          answer = probeAnswer(result);
                          self->answerCame();
                      });
    }

    void answerCame()
    {
        if (--m_open == 0) {
            m_done(m_facts);
        }
    }

    HttpClient &m_client;
    const TwilioAccount m_account;
    const std::function<void(WebhookFacts)> m_done;
    WebhookFacts m_facts;
    int m_open = 0; ///< requests without an answer yet
};

} // namespace

AttemptKey selfTestAttempt()
{
    return AttemptKey(QStringLiteral("5e1f7e57-0000-4000-8000-000000000000"));
}

bool isMeantToBeRefused(const ReceivedSignature &claim, const FormFields &fields)
{
    return isSignedForm({claim.signature, claim.url, {wrongToken}}, fields)
           || isSignedForm({claim.signature, withOtherScheme(claim.url), claim.tokens}, fields);
}

void testWebhook(HttpClient &client, const TwilioAccount &account, const ListenAddress &listener,
                 std::function<void(WebhookFacts)> done)
{
    std::make_shared<SelfTest>(client, account, std::move(done))->start(listener);
}

ProbeAnswer probeAnswer(const HttpResult &result)
{
    if (const auto *failure = std::get_if<HttpFailure>(&result)) {
        return {.wasSent = true, .failure = failure->text};
    }
    const auto &answer = std::get<HttpAnswer>(result);
    return {.wasSent = true,
            .status = answer.status,
            .word = consoleWord(answer),
            .redirect = redirectIn(answer)};
}

} // namespace savehub
