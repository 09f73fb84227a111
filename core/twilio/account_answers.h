// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "net/http_result.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace savehub {

// Readers of Twilio's answers about an account and its numbers. What cannot be read is left empty.

/// Whether the credential that \a result was requested with is right.
CredentialFacts credentialFacts(const HttpResult &result);

/// Reads Accounts/AC….json.
std::optional<AccountStanding> accountStanding(const HttpResult &result);
/// Reads Balance.json.
std::optional<Balance> accountBalance(const HttpResult &result);
/// Reads DialingPermissions/Countries. Nothing unless the list is complete.
std::optional<std::vector<DialingCountry>> dialingCountries(const HttpResult &result);

/// What \a incoming (IncomingPhoneNumbers) and \a verified (OutgoingCallerIds) say about \a number.
SenderFacts senderFacts(const std::vector<QJsonObject> &incoming,
                        const std::vector<PhoneNumber> &verified, const PhoneNumber &number);
/// The valid numbers among the phone_number fields of \a items.
std::vector<PhoneNumber> phoneNumbersOf(const std::vector<QJsonObject> &items);

/// How far this machine's clock is ahead of the server's, judged by the answer's Date header.
/// \a asked and \a came say when the request was sent and when the answer arrived. The Date has
/// whole seconds, so the result may be wrong by half a second.
std::optional<Milliseconds> clockAhead(const HttpResult &result, Instant asked, Instant came);

} // namespace savehub
