// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "net/http_client.h"
#include "ports/clock.h"
#include "twilio/twilio_account.h"

#include <functional>

namespace savehub {

/// Asks Twilio about \a account: first whether the credentials are right; then, with a credential
/// that is right, everything else. Changes nothing at Twilio. \a done is called once, possibly
/// before this returns, but never after \a client is destroyed. \a clock must live as long as
/// \a client.
void readAccountFacts(HttpClient &client, const Clock &clock, const TwilioAccount &account,
                      std::function<void(TwilioFacts)> done);

/// The address of the list of countries that the account may call. Twilio has it on another host
/// than the API: "voice" instead of "api".
QUrl dialingCountriesUrl(const TwilioAccount &account);

} // namespace savehub
