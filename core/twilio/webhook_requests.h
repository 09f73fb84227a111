// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "net/form_encoding.h"
#include "ports/reception.h"

namespace savehub {

// These read the forms of webhooks strictly. Error::BadInput names a field that is missing, comes
// twice or has a value that Twilio does not send. Error::Refused: it is about another account.

/// A status callback of a call, or a key pressed in it (Digits).
Result<CallReport> callReport(const FormFields &form, const QString &accountSid);

/// A status callback of a text.
Result<TextReport> textReport(const FormFields &form, const QString &accountSid);

/// A text to our number. \a now is when it came: the form does not say.
Result<ReceivedText> receivedText(const FormFields &form, const QString &accountSid, Instant now);

} // namespace savehub
