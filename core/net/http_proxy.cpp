// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_proxy.h"

#include "domain/untrusted_text.h"

#include <QHostAddress>

namespace savehub {

namespace {

bool isLoopback(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

} // namespace

QNetworkProxy proxyFor(const QUrl &url)
{
    return QNetworkProxy(isLoopback(url) ? QNetworkProxy::NoProxy : QNetworkProxy::DefaultProxy);
}

QString proxyNameFor(const QUrl &url)
{
    if (isLoopback(url)) {
        return {};
    }
    const auto proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    const auto first = proxies.value(0, QNetworkProxy(QNetworkProxy::NoProxy));
    if (first.hostName().isEmpty()) {
        return {};
    }
    const bool isSocks = first.type() == QNetworkProxy::Socks5Proxy;
    return QStringLiteral("%1://%2:%3")
        .arg(isSocks ? QStringLiteral("socks5") : QStringLiteral("http"),
             oneLine(first.hostName(), 80), QString::number(first.port()));
}

} // namespace savehub
