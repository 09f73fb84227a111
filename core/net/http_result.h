// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "net/http_message.h"
#include "ports/redaction.h"

#include <QByteArray>
#include <QNetworkReply>
#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace savehub {

/// A complete answer of any status, redirects and errors included.
struct HttpAnswer {
    int status = 0;
    HttpHeaders headers{};
    QByteArray body{};
    std::optional<Instant> date{}; ///< the server's clock, from its Date header
    Redaction redaction{};         ///< of the secrets of this run, which the server may repeat

    QByteArray header(const QByteArray &name) const { return headerValue(headers, name); }
    /// The server's \a text for people: without secrets and without numbers.
    QString words(const QString &text, int limit = 200) const;
};

/// No complete answer came.
struct HttpFailure {
    enum class Kind {
        NotSent, ///< nothing has left; of a GET only when its URL cannot be used
        Unknown, ///< it may have left, and the server may have acted on it
    };

    Kind kind = Kind::Unknown;
    QString text{};        ///< for people; without addresses, numbers and secrets
    bool timedOut = false; ///< the time for the answer was over
};

using HttpResult = std::variant<HttpAnswer, HttpFailure>;

/// The answer in \a result where it is 200, else nothing.
const HttpAnswer *goodAnswer(const HttpResult &result);

/// Whether \a error only repeats the status of a complete answer (QNetworkAccessManager makes an
/// error of every 4xx and 5xx), rather than telling of a broken transport.
bool isOnlyStatusError(QNetworkReply::NetworkError error);

/// Whether \a answer's body is as long as its Content-Length, where there is one.
/// QNetworkAccessManager reports a cut-off body as a success.
bool isComplete(const HttpAnswer &answer);

} // namespace savehub
