// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twilio_account.h"

#include "domain/words.h"
#include "net/basic_authorization.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace savehub {

namespace {

/// The address is part of the TwiML, where each '&' becomes five characters and Twilio accepts 4000
/// in all.
constexpr int longestWebhookUrl = 500;

bool isHex32(QStringView text)
{
    static const QRegularExpression shape(QStringLiteral("\\A[0-9a-fA-F]{32}\\z"));
    return shape.match(text.toString()).hasMatch();
}

bool isSid(const QString &text, QLatin1String prefix)
{
    return text.startsWith(prefix) && isHex32(QStringView(text).mid(prefix.size()));
}

bool hasApiKey(const TwilioAccount &account)
{
    return !account.apiKeySid.isEmpty() && !account.apiKeySecret.isEmpty();
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

bool lacksSecrets(const TwilioAccount &account)
{
    return account.authToken.isEmpty() && !hasApiKey(account);
}

QString credentialsProblem(const TwilioAccount &account)
{
    if (isAwaited(account)) {
        return account.whyIncomplete;
    }
    if (account.accountSid.isEmpty() || lacksSecrets(account)) {
        const auto what = QStringLiteral("Twilio credentials not configured");
        return account.whyIncomplete.isEmpty()
                   ? what
                   : what + QStringLiteral(". ") + account.whyIncomplete;
    }
    if (!isSid(account.accountSid, QLatin1String("AC"))) {
        return Words::tr("TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits.");
    }
    if (!account.authToken.isEmpty() && !isHex32(account.authToken.text())) {
        return Words::tr("TWILIO_AUTH_TOKEN must be 32 hexadecimal digits.");
    }
    if (!account.apiKeySid.isEmpty() && !isSid(account.apiKeySid, QLatin1String("SK"))) {
        return Words::tr("TWILIO_API_KEY_SID must be SK and 32 hexadecimal digits.");
    }
    return {};
}

QString apiBaseProblem(const QUrl &base)
{
    const bool isHttps = base.scheme() == QLatin1String("https") && !base.host().isEmpty();
    const bool isLocalHttp = base.scheme() == QLatin1String("http") && isLoopback(base.host());
    if (isHttps || isLocalHttp) {
        return {};
    }
    return Words::tr("TWILIO_API_BASE_URL must be an https address; plain http is for this machine "
                     "only.");
}

QString webhookProblem(const QUrl &webhook, bool production)
{
    if (webhook.isEmpty()) {
        return production ? Words::tr("CALL_WEBHOOK_URL is not set; in production it must be the "
                                      "https address that Twilio reaches this console at.")
                          : QString();
    }
    const bool isHttps = webhook.scheme() == QLatin1String("https");
    const bool isHttp = webhook.scheme() == QLatin1String("http");
    if (!webhook.isValid() || webhook.host().isEmpty() || !(isHttps || isHttp)) {
        return Words::tr("CALL_WEBHOOK_URL must be an https address.");
    }
    if (production && !isHttps) {
        return Words::tr("CALL_WEBHOOK_URL must be an https address in production.");
    }
    if (webhook.host().contains(u'_')) {
        return Words::tr("CALL_WEBHOOK_URL: Twilio takes no host name with an underscore.");
    }
    if (webhook.toEncoded().size() > longestWebhookUrl) {
        return Words::tr("CALL_WEBHOOK_URL is longer than %1 characters.").arg(longestWebhookUrl);
    }
    return {};
}

} // namespace

bool isAwaited(const TwilioAccount &account)
{
    return account.isAwaited && !account.accountSid.isEmpty() && lacksSecrets(account);
}

QString problem(const TwilioAccount &account, bool production)
{
    if (auto credentials = credentialsProblem(account); !credentials.isEmpty()) {
        return credentials;
    }
    if (!account.fromNumber) {
        return Words::tr("TWILIO_FROM_NUMBER is not set to a number that starts with + and the "
                         "country code.");
    }
    if (auto base = apiBaseProblem(account.apiBaseUrl); !base.isEmpty()) {
        return base;
    }
    return webhookProblem(account.webhookUrl, production);
}

QString webhookWarning(const TwilioAccount &account)
{
    if (!hasApiKey(account) || !account.authToken.isEmpty() || account.webhookUrl.isEmpty()) {
        return {};
    }
    return Words::tr(
        "TWILIO_AUTH_TOKEN is not set: calls go out with the API key, but what comes to "
        "CALL_WEBHOOK_URL cannot be believed, so pressed keys are lost, and what "
        "becomes of calls is found out by asking. Hand the token over with: "
        "savehub-console set-secret TWILIO_AUTH_TOKEN, headless in the environment.");
}

QByteArray authorization(const TwilioAccount &account)
{
    return hasApiKey(account) ? basicAuthorization(account.apiKeySid, account.apiKeySecret)
                              : basicAuthorization(account.accountSid, account.authToken);
}

HttpRequest requestAs(const TwilioAccount &account, const QUrl &url, Milliseconds timeAllowed)
{
    return {.url = url, .authorization = authorization(account), .timeAllowed = timeAllowed};
}

QUrl resourceUrl(const TwilioAccount &account, const QString &resource)
{
    auto url = account.apiBaseUrl;
    auto base = url.path();
    while (base.endsWith(u'/')) {
        base.chop(1);
    }
    url.setPath(
        QStringLiteral("%1/2010-04-01/Accounts/%2/%3").arg(base, account.accountSid, resource));
    return url;
}

QUrl productUrl(const TwilioAccount &account, const QString &product, const QString &path)
{
    auto url = account.apiBaseUrl;
    const auto api = QStringLiteral("api.");
    if (url.host().startsWith(api) && url.host().endsWith(QLatin1String(".twilio.com"))) {
        url.setHost(product + u'.' + url.host().mid(api.size()));
    }
    url.setPath(path);
    return url;
}

} // namespace savehub
