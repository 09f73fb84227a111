// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "net/http_message.h"

namespace savehub {

/// How an answer is sent.
struct ReplyForm {
    Instant date{};
    bool keepAlive = false;   ///< otherwise the client is told that the connection ends
    bool withoutBody = false; ///< as HEAD asks for; the length is said all the same
};

/// RFC 9110's words for \a status ("Not Found"); empty where we have none.
QByteArray reasonPhrase(int status);

/// \a reply on the wire (HTTP/1.1), with Date, Content-Length, Connection, Cache-Control: no-store
/// and X-Content-Type-Options: nosniff. A header with control characters is left out: it could
/// begin another one.
QByteArray toBytes(const HttpReply &reply, const ReplyForm &form);

/// The answer to a refused request: \a status and a sentence in plain text.
HttpReply refusalReply(int status);

} // namespace savehub
