// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/send_outcome.h"
#include "net/http_result.h"

#include <QStringView>

namespace savehub {

/// "CA" and 32 hexadecimal digits.
bool isCallSid(QStringView text);
/// "SM" or "MM" and 32 hexadecimal digits.
bool isTextSid(QStringView text);

// What became of a request to create something. Accepted only for 201 with parseable JSON and a
// well-formed SID, since a cut-off answer can look like a success; every doubt is an
// UnknownOutcome.

/// \a timeAllowed is what the request was given, for the words of a time-out.
SendOutcome callOutcome(const HttpResult &result, Milliseconds timeAllowed);
SendOutcome textOutcome(const HttpResult &result);

} // namespace savehub
