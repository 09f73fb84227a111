// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "doctor/finding.h"

namespace savehub {

// What stands between the console and a call through Twilio.

Findings checkAccount(const TwilioFacts &twilio);
/// Whom a trial account will not call. Nothing to say about a full one.
Findings checkTrial(const TwilioFacts &twilio, const PeopleFacts &people);
/// \a textAddress is where answers by text are heard; empty where nobody can bring them.
Findings checkSender(const TwilioFacts &twilio, const QString &textAddress);
Findings checkCountries(const TwilioFacts &twilio, const PeopleFacts &people);
/// Low is under $5, or under what the coming week is expected to cost.
Findings checkBalance(const TwilioFacts &twilio, const PeopleFacts &people);

} // namespace savehub
