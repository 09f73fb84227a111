// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/form_encoding.h"
#include "ports/call_gateway.h"
#include "ports/message_gateway.h"
#include "twilio/twilio_account.h"

namespace savehub {

/// The most characters that Twilio accepts as the body of one text.
constexpr int textBodyLimit = 1600;

/// The fields that create a call. Callbacks, whose address names the attempt's key, are asked for
/// when the account has a webhook address and the auth token that callbacks are checked with.
FormFields callForm(const TwilioAccount &account, const CallRequest &request);

/// The fields that send a text. A body above textBodyLimit is shortened. A callback for the
/// delivery status, whose address names the step, is asked for under the same conditions.
FormFields textForm(const TwilioAccount &account, const TextRequest &request);

} // namespace savehub
