// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/form_encoding.h"
#include "ports/call_gateway.h"
#include "ports/message_gateway.h"
#include "twilio/twilio_account.h"

namespace savehub {

/// What Twilio accepts as the body of one text.
constexpr int textBodyLimit = 1600;

/// The fields that create a call. Callbacks are asked for, under the attempt's key, where the
/// account has a webhook address and the auth token that callbacks are checked with.
FormFields callForm(const TwilioAccount &account, const CallRequest &request);

/// The fields that send a text; a body above textBodyLimit is shortened. Its delivery is reported under
/// the step, where callbacks can be taken.
FormFields textForm(const TwilioAccount &account, const TextRequest &request);

} // namespace savehub
