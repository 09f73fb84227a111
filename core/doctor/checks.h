// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "doctor/finding.h"

namespace savehub {

// What each check makes of the facts; examine() asks them all.

// home_checks.cpp: what the console needs on its own machine.

Findings checkSettings(const std::vector<SettingFacts> &settings);
/// Whether real calls are placed at all.
Findings checkMode(const ModeFacts &mode);
/// More than 2 s beside Twilio's clock is a warning, more than 30 s a problem.
Findings checkClock(const std::optional<Milliseconds> &ahead);
Findings checkKeyring(const KeyringFacts &keyring);
Findings checkMail(const MailFacts &mail);
/// Nothing is found where there is no proxy.
Findings checkProxies(const ProxyFacts &proxies);
/// Less than 100 MB left on its disk is a warning, less than 10 MB a problem.
Findings checkDatabase(const DatabaseFacts &database);

// credentials_check.cpp

/// Whether Twilio takes the credentials. Nothing else of the account is known before it does.
Findings checkCredentials(const TwilioFacts &twilio, const ModeFacts &mode);
/// Reminds to renew an auth token after 90 days. Nothing to say about a younger one.
Findings checkTokenAges(const TokenAges &ages);

// account_checks.cpp: what stands between the console and a call through Twilio.

Findings checkAccount(const TwilioFacts &twilio);
/// Whom a trial account will not call. Nothing to say about a full one.
Findings checkTrial(const TwilioFacts &twilio, const PeopleFacts &people);
/// \a textAddress is where answers by text are heard; empty where nobody can bring them.
Findings checkSender(const TwilioFacts &twilio, const QString &textAddress);
Findings checkCountries(const TwilioFacts &twilio, const PeopleFacts &people);
/// Low is under $5, or under what the coming week is expected to cost.
Findings checkBalance(const TwilioFacts &twilio, const PeopleFacts &people);

// webhook_check.cpp

/// Whether there is one to test.
Findings checkConsole(const WebhookFacts &webhook);
/// Whether Twilio's reports reach the console and are believed, and if not, what stands between.
Findings checkWebhook(const WebhookFacts &webhook, const ModeFacts &mode);

} // namespace savehub
