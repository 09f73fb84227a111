// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"

#include <QString>
#include <QUrl>

namespace savehub {

// The addresses Twilio calls back. The configured address is a base such as "https://host/prefix",
// to which the routes are appended; one that ends in a route already counts as its base.

/// …/call/status?attempt=KEY: where a call's progress is reported.
QString callStatusUrl(const QUrl &webhook, const AttemptKey &attempt);

/// …/call/response?attempt=KEY: where a pressed key is reported.
QString callResponseUrl(const QUrl &webhook, const AttemptKey &attempt);

} // namespace savehub
