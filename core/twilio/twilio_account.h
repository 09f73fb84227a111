// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phone_number.h"
#include "net/http_client.h"
#include "ports/secret.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace savehub {

/// A Twilio account: the credentials and addresses that requests and webhooks need.
struct TwilioAccount {
    QString accountSid{};        ///< "AC" and 32 hexadecimal digits
    Secret authToken{};          ///< 32 hexadecimal digits; may be empty where there is an API key
    Secret authTokenSecondary{}; ///< signs webhooks, too, while tokens are exchanged; or empty
    QString apiKeySid{};         ///< "SK" and 32 hexadecimal digits, or empty
    Secret apiKeySecret{};       ///< goes with apiKeySid
    std::optional<PhoneNumber> fromNumber{};
    QUrl webhookUrl{}; ///< the public base that callbacks come to, or empty
    QUrl apiBaseUrl = QUrl(QStringLiteral("https://api.twilio.com"));
    QString whyIncomplete{}; ///< why secrets are missing, where that is known
    bool isAwaited = false;  ///< the missing secrets may still come
};

/// Whether \a account has a SID and lacks the secrets to use it, and these may still come.
bool isAwaited(const TwilioAccount &account);

/// Why \a account cannot be used, in words that name the setting to change; empty when it can.
/// In production a webhook address is required, so that keys reach the console, and it must be
/// https.
QString problem(const TwilioAccount &account, bool production);

/// What does not work although \a account can be used, in words that name the setting to change:
/// without the auth token no webhook can be trusted. Empty when everything works.
QString webhookWarning(const TwilioAccount &account);

/// The Authorization header: the API key where there is one, else the auth token.
QByteArray authorization(const TwilioAccount &account);

/// A request to \a url in the account's name.
HttpRequest requestAs(const TwilioAccount &account, const QUrl &url,
                      Milliseconds timeAllowed = Milliseconds{10'000});

/// The address of \a resource ("Calls.json") of the account.
QUrl resourceUrl(const TwilioAccount &account, const QString &resource);

/// \a path at Twilio's server for \a product ("voice", "pricing"). A server that is not Twilio's
/// own is taken to serve all products.
QUrl productUrl(const TwilioAccount &account, const QString &product, const QString &path);

} // namespace savehub
