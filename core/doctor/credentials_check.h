// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "doctor/finding.h"

namespace savehub {

/// Whether Twilio takes the credentials. Nothing else of the account is known before it does.
Findings checkCredentials(const TwilioFacts &twilio, const ModeFacts &mode);

/// Reminds to renew an auth token after 90 days. Nothing to say about a younger one.
Findings checkTokenAges(const TokenAges &ages);

} // namespace savehub
