// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "net/http_result.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace savehub {

// What Twilio says of an account and its numbers. What cannot be read is nothing.

/// Whether the credential was right with which \a result was asked for.
CredentialFacts credentialFacts(const HttpResult &result);

/// Of Accounts/AC….json.
std::optional<AccountStanding> accountStanding(const HttpResult &result);
/// Of Balance.json.
std::optional<Balance> accountBalance(const HttpResult &result);
/// Of DialingPermissions/Countries.
std::optional<std::vector<DialingCountry>> dialingCountries(const HttpResult &result);

/// What \a incoming (IncomingPhoneNumbers) and \a verified (OutgoingCallerIds) say of \a number.
SenderFacts senderFacts(const std::vector<QJsonObject> &incoming,
                        const std::vector<PhoneNumber> &verified, const PhoneNumber &number);
/// Those that \a items name as their phone_number.
std::vector<PhoneNumber> phoneNumbersOf(const std::vector<QJsonObject> &items);

/// How far this machine's clock is ahead of the server's, from an answer to what was asked at
/// \a asked and had come by \a came. The server says whole seconds, so half a second is uncertain.
std::optional<Milliseconds> clockAhead(const HttpResult &result, Instant asked, Instant came);

} // namespace savehub
