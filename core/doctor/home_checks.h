// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "doctor/finding.h"

namespace savehub {

// What the console needs on its own machine.

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

} // namespace savehub
