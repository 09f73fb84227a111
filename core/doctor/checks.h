// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "doctor/finding.h"

namespace savehub {

// The checks: facts in, findings out. examine() runs them all.

// home_checks.cpp: what the console needs on its own machine.

Findings checkSettings(const std::vector<SettingFacts> &settings);
/// Whether real calls are placed at all.
Findings checkMode(const ModeFacts &mode);
/// More than 2 s of difference from Twilio's clock is a warning, more than 30 s a problem.
Findings checkClock(const std::optional<Milliseconds> &ahead);
Findings checkKeyring(const KeyringFacts &keyring);
Findings checkMail(const MailFacts &mail);
/// No finding when there is no proxy.
Findings checkProxies(const ProxyFacts &proxies);
/// Less than 100 MB free on its disk is a warning, less than 10 MB a problem.
Findings checkDatabase(const DatabaseFacts &database);

// credentials_check.cpp

/// Whether Twilio accepts the credentials. Before it does, nothing else about the account is known.
Findings checkCredentials(const TwilioFacts &twilio, const ModeFacts &mode);
/// Asks to renew an auth token after 90 days. No finding for a younger one.
Findings checkTokenAges(const TokenAges &ages);

// account_checks.cpp: what stands between the console and a call through Twilio.

Findings checkAccount(const TwilioFacts &twilio);
/// Whom a trial account will not call. No finding for a full account.
Findings checkTrial(const TwilioFacts &twilio, const PeopleFacts &people);
/// \a textAddress is the webhook for answers by text; empty when none can arrive.
Findings checkSender(const TwilioFacts &twilio, const QString &textAddress);
Findings checkCountries(const TwilioFacts &twilio, const PeopleFacts &people);
/// A balance is low under $5, or under the expected cost of the coming week.
Findings checkBalance(const TwilioFacts &twilio, const PeopleFacts &people);

// webhook_check.cpp

/// Whether a console runs, so that its webhook can be tested.
Findings checkConsole(const WebhookFacts &webhook);
/// Whether Twilio's reports reach the console and are accepted, and if not, why.
Findings checkWebhook(const WebhookFacts &webhook, const ModeFacts &mode);

} // namespace savehub
