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

/// What is needed to speak to Twilio in somebody's name.
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
    bool isAwaited = false;  ///< those that are missing may still come
};

/// Whether \a account lacks nothing but secrets that may still come.
bool isAwaited(const TwilioAccount &account);

/// Why \a account cannot be used, in words that name the setting to change; empty when it can.
/// In production keys must reach the console, and over https.
QString problem(const TwilioAccount &account, bool production);

/// What is lost although \a account can be used, in words that name the setting to change: without
/// the auth token nothing that comes to its webhooks can be believed. Empty when nothing is lost.
QString webhookWarning(const TwilioAccount &account);

/// The Authorization header: the API key where there is one, else the auth token.
QByteArray authorization(const TwilioAccount &account);

/// A request to \a url in the account's name.
HttpRequest requestAs(const TwilioAccount &account, const QUrl &url,
                      Milliseconds timeAllowed = Milliseconds{10'000});

/// The address of \a resource ("Calls.json") of the account.
QUrl resourceUrl(const TwilioAccount &account, const QString &resource);

/// \a path at Twilio's server for \a product ("voice", "pricing"). Another server than Twilio's own
/// serves them all.
QUrl productUrl(const TwilioAccount &account, const QString &product, const QString &path);

} // namespace savehub
