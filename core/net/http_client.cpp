// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_client.h"

#include "domain/words.h"
#include "net/http_exchange.h"
#include "net/http_proxy.h"
#include "net/one_shot_body.h"

namespace savehub {

namespace {

bool isUsable(const QUrl &url)
{
    const auto scheme = url.scheme();
    return url.isValid() && !url.host().isEmpty()
           && (scheme == QLatin1String("https") || scheme == QLatin1String("http"));
}

void refuse(QObject *context, HttpClient::Answered done)
{
    QMetaObject::invokeMethod(
        context,
        [done = std::move(done)] {
            done(HttpFailure{HttpFailure::Kind::NotSent,
                             Words::tr("That is no http or https address.")});
        },
        Qt::QueuedConnection);
}

} // namespace

HttpClient::HttpClient(RedactionSource known, const QSslConfiguration &ssl)
    : m_known(std::move(known)),
      m_ssl(ssl)
{
}

void HttpClient::post(const HttpRequest &request, const FormFields &form, Answered done)
{
    if (!isUsable(request.url)) {
        return refuse(&m_exchanges, std::move(done));
    }
    const auto bytes = encodeForm(form);
    auto wanted = prepared(request);
    wanted.setHeader(QNetworkRequest::ContentTypeHeader,
                     QByteArrayLiteral("application/x-www-form-urlencoded"));
    // See OneShotBody. A buffered body could be rewound, and without a length Qt would buffer it.
    wanted.setHeader(QNetworkRequest::ContentLengthHeader, bytes.size());
    wanted.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    wanted.setRawHeader("Connection", "close");

    HttpExchange::Parts parts;
    parts.network = std::make_unique<QNetworkAccessManager>();
    parts.network->setProxy(proxyFor(request.url));
    parts.body = std::make_unique<OneShotBody>(bytes);
    parts.reply.reset(parts.network->post(wanted, parts.body.get()));
    auto *exchange =
        new HttpExchange(std::move(parts), request, m_known, std::move(done), &m_exchanges);
    exchange->setObjectName(request.name);
}

void HttpClient::withdraw(const QString &name)
{
    const auto named = m_exchanges.findChildren<QObject *>(name, Qt::FindDirectChildrenOnly);
    for (auto *exchange : named) {
        static_cast<HttpExchange *>(exchange)->withdraw(); // there are no other children
    }
}

void HttpClient::get(const HttpRequest &request, Answered done)
{
    if (!isUsable(request.url)) {
        return refuse(&m_exchanges, std::move(done));
    }
    m_getters.setProxy(proxyFor(request.url));
    HttpExchange::Parts parts;
    parts.reply.reset(m_getters.get(prepared(request)));
    new HttpExchange(std::move(parts), request, m_known, std::move(done), &m_exchanges);
}

QNetworkRequest HttpClient::prepared(const HttpRequest &request) const
{
    auto url = request.url;
    url.setUserInfo(QString());
    QNetworkRequest prepared(url);
    prepared.setSslConfiguration(m_ssl);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                          QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                          QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    prepared.setRawHeader("User-Agent", "SaveHub-Console");
    prepared.setRawHeader("Accept", "application/json");
    // Compressed bodies could not be compared with their Content-Length.
    prepared.setRawHeader("Accept-Encoding", "identity");
    if (!request.authorization.isEmpty()) {
        prepared.setRawHeader("Authorization", request.authorization);
    }
    for (const auto &[name, value] : request.headers) {
        prepared.setRawHeader(name, value);
    }
    return prepared;
}

} // namespace savehub
