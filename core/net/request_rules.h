// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_message.h"

namespace savehub {

enum class HttpVersion { Http10, Http11 };

/// Why the request with this method, target and headers is not taken, as a status of HTTP; 0 when
/// it is. Stricter than RFC 9112 asks for: one length at most and plain digits, no transfer
/// coding, a target that is a path, one Host, and nothing twice that this program goes by.
int requestRefusal(const ReceivedRequest &head, HttpVersion version);

/// Whether the client waits for "100 Continue" before it sends the body.
bool expectsContinue(const ReceivedRequest &head, HttpVersion version);

} // namespace savehub
