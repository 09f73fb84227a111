// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_message.h"

namespace savehub {

enum class HttpVersion { Http10, Http11 };

/// The HTTP status that refuses a request with this method, target and headers; 0 when it is
/// accepted. Stricter than RFC 9112: at most one length, in plain digits, no transfer coding, a
/// target that is a path, one Host, and none of the headers that this program relies on twice.
int requestRefusal(const ReceivedRequest &head, HttpVersion version);

/// Whether the client waits for "100 Continue" before it sends the body.
bool expectsContinue(const ReceivedRequest &head, HttpVersion version);

} // namespace savehub
