// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "net/form_encoding.h"
#include "net/http_result.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>

namespace savehub {

struct HttpRequest {
    QUrl url;                   ///< http or https; user and password in it are not sent
    QByteArray authorization{}; ///< the Authorization header; none when empty
    /// From the moment when the body leaves to the last byte of the answer; of a GET, from now.
    Milliseconds timeAllowed{45'000};
    HttpHeaders headers{}; ///< further ones

    // For a POST only:
    /// From now to the moment when the body leaves: for the name, the connection and TLS.
    Milliseconds timeToConnect{5'000};
    /// Asked when the connection stands and the first byte is about to leave. When it says no,
    /// nothing leaves. Must not destroy the client. Without it everything may leave.
    std::function<bool()> mayLeave{};
    QString name{}; ///< by which it can be withdrawn; not sent
};

/// Speaks HTTP/1.1. Follows no redirects, keeps no cookies and no cache, asks for no credentials,
/// accepts no certificate error and no answer above answerLimit.
///
/// Goes through the system's proxy, where one is set, except to this machine itself: offices that
/// allow no direct connection are common, and Twilio's API is https, which a proxy only tunnels.
///
/// Lives on the thread that made it. Answers each request exactly once, always from the event
/// loop; after destruction never.
class HttpClient
{
public:
    static constexpr qint64 answerLimit = 1'048'576; ///< bytes of an answer's body
    using Answered = std::function<void(HttpResult)>;

    /// \a known is asked when an answer has come.
    explicit HttpClient(RedactionSource known,
                        const QSslConfiguration &ssl = QSslConfiguration::defaultConfiguration());
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    /// Sends \a form once, whatever goes wrong, and on a connection of its own: the server may
    /// close a kept-alive connection at the moment of sending, and the outcome would be unknown for
    /// no good reason.
    void post(const HttpRequest &request, const FormFields &form, Answered done);

    /// Drops the POSTs of that name of which nothing has left: they fail as NotSent.
    void withdraw(const QString &name);

    /// May be repeated by the network layer and by the caller.
    void get(const HttpRequest &request, Answered done);

private:
    QNetworkRequest prepared(const HttpRequest &request) const;

    const RedactionSource m_known;
    QSslConfiguration m_ssl;
    QNetworkAccessManager m_getters; ///< keeps connections alive for get()
    QObject m_exchanges;             ///< the requests under way; without it none is answered
};

} // namespace savehub
