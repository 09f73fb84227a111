// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/phone_number.h"
#include "domain/provider.h"
#include "ports/secret_store.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace savehub::rules {

// The rules for the values of the variables. The errors speak of "it", and the caller names the
// variable. They repeat the value only where it can be neither a secret nor a phone number.

Result<Provider> provider(const QString &text);
Result<bool> yesOrNo(const QString &text);
Result<QString> accountSid(const QString &text);
Result<QString> apiKeySid(const QString &text);
Result<std::optional<PhoneNumber>> phoneNumber(const QString &text);
Result<QString> mailAddress(const QString &text);
Result<QString> databasePath(const QString &text);

Result<QString> authToken(const QString &text);
Result<QString> apiKeySecret(const QString &text);
/// Has to hold 128 random bits or more, as far as that can be seen (canBeGuessed()).
Result<QString> apiToken(const QString &text);
Result<QString> smtpPassword(const QString &text);
/// Applies the one of these rules that \a name needs: a secret is checked in the same way wherever
/// it is given.
Result<QString> secret(SecretName name, const QString &text);

/// https at Twilio or at one of the \a allowed hosts, or this machine, where it may be http. No
/// other address, because the credentials go there.
Result<QUrl> apiBaseUrl(const QString &text, const QStringList &allowed);
/// https, or http where \a production is false.
Result<QUrl> webhookUrl(const QString &text, bool production);
/// May still hold user and password.
Result<QUrl> smtpUrl(const QString &text);

/// Why \a webhook is doubtful: Twilio will not reach it, or it is not encrypted. Empty when it is
/// fine.
QString webhookDoubt(const QUrl &webhook);
/// Whether \a host is one of Twilio's own.
bool isTwilio(const QString &host);

} // namespace savehub::rules
