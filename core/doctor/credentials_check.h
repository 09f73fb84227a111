// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "facts.h"
#include "finding.h"

namespace savehub {

/// Whether Twilio takes the credentials. Nothing else of the account is known before it does.
Findings checkCredentials(const TwilioFacts &twilio, const ModeFacts &mode);

} // namespace savehub
