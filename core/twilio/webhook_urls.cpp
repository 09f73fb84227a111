// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook_urls.h"

namespace savehub {

namespace {

const auto statusRoute = QStringLiteral("/call/status");
const auto responseRoute = QStringLiteral("/call/response");

QString basePath(const QUrl &webhook)
{
    auto path = webhook.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    for (const auto &route : {statusRoute, responseRoute}) {
        if (path.endsWith(route)) {
            path.chop(route.size());
        }
    }
    return path;
}

QString callbackUrl(const QUrl &webhook, const QString &route, const AttemptKey &attempt)
{
    auto url = webhook;
    url.setFragment(QString());
    url.setPath(basePath(webhook) + route, QUrl::StrictMode);
    const auto own =
        QStringLiteral("attempt=") + QString::fromLatin1(QUrl::toPercentEncoding(attempt.text()));
    const auto configured = webhook.query(QUrl::FullyEncoded);
    url.setQuery(configured.isEmpty() ? own : configured + QLatin1Char('&') + own);
    return QString::fromLatin1(url.toEncoded());
}

} // namespace

QString callStatusUrl(const QUrl &webhook, const AttemptKey &attempt)
{
    return callbackUrl(webhook, statusRoute, attempt);
}

QString callResponseUrl(const QUrl &webhook, const AttemptKey &attempt)
{
    return callbackUrl(webhook, responseRoute, attempt);
}

} // namespace savehub
