// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/smtp_proxy.h"

#include <QHostAddress>

#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

QByteArray variable(const QByteArray &name)
{
    const auto small = qgetenv(name.constData());
    return small.isEmpty() ? qgetenv(name.toUpper().constData()) : small;
}

} // namespace

bool isThisMachine(const QUrl &server)
{
    const auto host = server.host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QByteArray smtpProxyFor(const QUrl &server)
{
    if (isThisMachine(server)) {
        return {};
    }
    const auto own = variable(server.scheme().toLatin1() + "_proxy");
    return own.isEmpty() ? variable("all_proxy") : own;
}

QString smtpProxyNameFor(const QUrl &server)
{
    auto text = QString::fromLocal8Bit(smtpProxyFor(server));
    if (text.isEmpty()) {
        return {};
    }
    if (!text.contains(QLatin1String("://"))) {
        text.prepend(QLatin1String("http://"));
    }
    const auto bare = QUrl(text).adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath
                                          | QUrl::RemoveQuery | QUrl::RemoveFragment);
    return bare.host().isEmpty() ? Words::tr("one whose address cannot be read")
                                 : oneLine(bare.toString(), 120);
}

} // namespace savehub
