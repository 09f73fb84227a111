// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/value_rules.h"

#include <algorithm>
#include <array>

#include <QHostAddress>

#include "config/rule_words.h"
#include "domain/untrusted_text.h"

namespace savehub::rules {

namespace {

bool isHttp(const QUrl &url)
{
    return url.scheme() == QLatin1String("http");
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

bool isInPrivateNetwork(const QHostAddress &address)
{
    constexpr std::array networks{"10.0.0.0/8",     "172.16.0.0/12", "192.168.0.0/16",
                                  "169.254.0.0/16", "100.64.0.0/10", "0.0.0.0/8",
                                  "fc00::/7",       "fe80::/10"};
    return std::any_of(networks.begin(), networks.end(), [&](const char *network) {
        return address.isInSubnet(QHostAddress::parseSubnet(QLatin1String(network)));
    });
}

/// An address that exists in one network only, or a name that no public server knows.
bool isLocalHost(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull()) {
        return address.isLoopback() || isInPrivateNetwork(address);
    }
    return !host.contains(u'.') || host.endsWith(QLatin1String(".local"))
           || host.endsWith(QLatin1String(".localhost"))
           || host.endsWith(QLatin1String(".internal"));
}

/// An absolute address to which a path can be added: scheme, host, port and path only, without a
/// slash at its end.
Result<QUrl> baseUrl(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    const bool web = isHttp(url) || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !web || url.host().isEmpty()) {
        return bad(Words::tr("It is not a web address."),
                   Words::tr("Write https://, the host and, if needed, a path."));
    }
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()) {
        return bad(Words::tr("It holds a user, a password, a \"?\" or a \"#\"."),
                   Words::tr("Write https://, the host and, if needed, a path; nothing else."));
    }
    auto path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    url.setPath(path, QUrl::StrictMode);
    return url;
}

Result<QUrl> onlyServer(QUrl url)
{
    const bool more = url.path().size() > 1 || url.hasQuery() || url.hasFragment();
    if (more) {
        return bad(Words::tr("There is something after host and port."),
                   Words::tr("Write smtp://user@host:587. Put a password with special characters "
                             "into SMTP_PASSWORD."));
    }
    url.setPath({});
    return url;
}

} // namespace

Result<QUrl> apiBaseUrl(const QString &text, const QStringList &allowed)
{
    return baseUrl(text).and_then([&allowed](const QUrl &url) -> Result<QUrl> {
        if (isHttp(url) && !isLoopback(url.host())) {
            return bad(Words::tr("It would send the credentials without encryption."),
                       Words::tr("Write https://."));
        }
        const auto host = url.host();
        if (!isTwilio(host) && !isLoopback(host) && !allowed.contains(host)) {
            return bad(Words::tr("It would send the credentials to %1, which is not Twilio.")
                           .arg(oneLine(host, 80)),
                       Words::tr("Remove it, or, if that is what you want, start with "
                                 "--allow-api-host %1")
                           .arg(oneLine(host, 80)));
        }
        return url;
    });
}

Result<QUrl> webhookUrl(const QString &text, bool production)
{
    return baseUrl(text).and_then([production](const QUrl &url) -> Result<QUrl> {
        if (production && isHttp(url)) {
            return bad(Words::tr("It is not encrypted, and NODE_ENV is production."),
                       Words::tr("Write https:// and see that the host has a certificate."));
        }
        if (url.host().contains(u'_')) {
            return bad(Words::tr("Its host name holds an underscore, which Twilio refuses."),
                       Words::tr("Give the host a name without one."));
        }
        return url;
    });
}

Result<QUrl> smtpUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool mail =
        url.scheme() == QLatin1String("smtp") || url.scheme() == QLatin1String("smtps");
    if (!url.isValid() || !mail || url.host().isEmpty()) {
        return bad(Words::tr("It is not the address of a mail server."),
                   Words::tr("Write smtp://user@host:587 or smtps://user@host:465. Put a password "
                             "with special characters into SMTP_PASSWORD."));
    }
    return onlyServer(url);
}

QString webhookDoubt(const QUrl &webhook)
{
    const auto host = oneLine(webhook.host(), 80);
    if (isLocalHost(webhook.host())) {
        return Words::tr("Twilio cannot reach %1: it takes no private and no local addresses.")
            .arg(host);
    }
    if (isHttp(webhook)) {
        return Words::tr("Answers to calls travel to %1 without encryption.").arg(host);
    }
    return {};
}

bool isTwilio(const QString &host)
{
    return host == QLatin1String("twilio.com") || host.endsWith(QLatin1String(".twilio.com"));
}

} // namespace savehub::rules
