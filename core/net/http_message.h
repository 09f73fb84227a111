// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"

#include <QByteArray>
#include <QHostAddress>

#include <utility>
#include <vector>

namespace savehub {

/// Names as they came, any case; a name may come several times.
using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// The first value of the header \a name (any case), empty if there is none.
QByteArray headerValue(const HttpHeaders &headers, const QByteArray &name);

/// How often the header \a name (any case) came.
qsizetype headerCount(const HttpHeaders &headers, const QByteArray &name);

/// A complete request.
struct ReceivedRequest {
    QByteArray method; ///< as it came: "POST"
    QByteArray target; ///< as it came, not decoded: "/call/status?attempt=…"; begins with a slash
    HttpHeaders headers{};
    QByteArray body{};
    QHostAddress peer{}; ///< who sent it, a proxy perhaps

    /// The target up to the first '?', not decoded.
    QByteArray path() const;
    /// What follows the first '?', not decoded.
    QByteArray query() const;
    QByteArray header(const QByteArray &name) const { return headerValue(headers, name); }
    /// True also for a header without a value.
    bool hasHeader(const QByteArray &name) const { return headerCount(headers, name) > 0; }
};

/// What the listener sends back. It adds Date, Content-Length and Connection by itself.
struct HttpReply {
    int status = 200;
    QByteArray contentType{}; ///< none when empty, as with 204
    QByteArray body{};
    HttpHeaders headers{}; ///< further ones
    Milliseconds delay{0}; ///< how long this client, and no other, waits for the answer
};

} // namespace savehub
