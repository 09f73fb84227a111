// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/facts.h"
#include "doctor/finding.h"

namespace savehub {

/// Whether there is one to test.
Findings checkConsole(const WebhookFacts &webhook);

/// Whether Twilio's reports reach the console and are believed, and if not, what stands between.
Findings checkWebhook(const WebhookFacts &webhook, const ModeFacts &mode);

} // namespace savehub
