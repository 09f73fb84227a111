// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "net/http_client.h"
#include "ports/clock.h"
#include "twilio/twilio_account.h"

#include <functional>

namespace savehub {

/// Asks Twilio what it knows of \a account: whether the credentials are right, then, with one that
/// is, everything else. Changes nothing there. \a done is called once, possibly at once; never after
/// \a client is destroyed. \a clock must live as long as \a client.
void readAccountFacts(HttpClient &client, const Clock &clock, const TwilioAccount &account,
                      std::function<void(TwilioFacts)> done);

/// Where the countries are listed that the account may call: with Twilio, on a host of its own
/// ("voice" where the API is "api").
QUrl dialingCountriesUrl(const TwilioAccount &account);

} // namespace savehub
