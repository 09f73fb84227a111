// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "net/http_result.h"

#include <QString>

namespace savehub {

/// What Twilio says about a request that it did not carry out.
struct TwilioError {
    int code = 0;   ///< Twilio's own number, 0 where the body has none
    QString text{}; ///< a sentence: the message as HttpAnswer::words() has it, code and request id
};

TwilioError twilioError(const HttpAnswer &answer);

/// The error of a failed reading request: NotFound for 404, Refused for bad credentials (401, 403),
/// otherwise Unavailable.
Error readError(const HttpResult &result);

} // namespace savehub
