// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/own_names.h"

#include <QHostAddress>

namespace savehub {

namespace {

QUrl ofHost(const QByteArray &host)
{
    return QUrl::fromEncoded("http://" + host, QUrl::StrictMode);
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    return !one.host().isEmpty() && one.scheme() == other.scheme() && one.host() == other.host()
           && port(one) == port(other);
}

} // namespace

bool isOwnHost(const QByteArray &host, const OwnNames &own)
{
    const auto name = ofHost(host).host();
    const QHostAddress address(name);
    return name == QLatin1String("localhost") || address.isLoopback()
           || (!name.isEmpty() && name == own.publicUrl.host())
           || (own.takesAddresses && !address.isNull());
}

bool isOwnOrigin(const QByteArray &origin, const QByteArray &host, const OwnNames &own)
{
    const auto from = QUrl::fromEncoded(origin, QUrl::StrictMode);
    return isSameOrigin(from, own.publicUrl)
           || (isOwnHost(host, own) && isSameOrigin(from, ofHost(host)));
}

} // namespace savehub
