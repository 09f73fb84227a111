// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/webhook_urls.h"

#include <algorithm>
#include <array>
#include <utility>

namespace savehub {

namespace {

constexpr std::array<std::pair<WebhookRoute, QLatin1String>, 4> routes{{
    {WebhookRoute::CallStatus, QLatin1String("/call/status")},
    {WebhookRoute::CallResponse, QLatin1String("/call/response")},
    {WebhookRoute::TextStatus, QLatin1String("/sms/status")},
    {WebhookRoute::TextResponse, QLatin1String("/sms/response")},
}};

QLatin1String pathOf(WebhookRoute wanted)
{
    for (const auto &[route, path] : routes) {
        if (route == wanted) {
            return path;
        }
    }
    Q_UNREACHABLE();
}

std::optional<WebhookRoute> routeOf(const QByteArray &wanted)
{
    for (const auto &[route, path] : routes) {
        if (QByteArrayView(path.data(), path.size()) == wanted) {
            return route;
        }
    }
    return std::nullopt;
}

QString basePath(const QUrl &webhook)
{
    auto path = webhook.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    for (const auto &[route, own] : routes) {
        if (path.endsWith(own)) {
            path.chop(own.size());
        }
    }
    return path;
}

/// \a query is encoded.
QString webhookUrl(const QUrl &webhook, WebhookRoute route, const QString &query)
{
    auto url = webhook;
    url.setFragment(QString());
    url.setPath(basePath(webhook) + pathOf(route), QUrl::StrictMode);
    const auto configured = webhook.query(QUrl::FullyEncoded);
    const auto both =
        configured.isEmpty() || query.isEmpty() ? configured + query : configured + u'&' + query;
    url.setQuery(both.isEmpty() ? QString() : both); // a null query leaves no '?' behind
    return QString::fromLatin1(url.toEncoded());
}

QString queryFor(const QString &name, const QString &value)
{
    return name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QString queryFor(const AttemptKey &attempt)
{
    return queryFor(QStringLiteral("attempt"), attempt.text());
}

} // namespace

QString callStatusUrl(const QUrl &webhook, const AttemptKey &attempt)
{
    return webhookUrl(webhook, WebhookRoute::CallStatus, queryFor(attempt));
}

QString callResponseUrl(const QUrl &webhook, const AttemptKey &attempt, int again)
{
    const auto count = again > 0 ? QStringLiteral("&again=%1").arg(again) : QString();
    return webhookUrl(webhook, WebhookRoute::CallResponse, queryFor(attempt) + count);
}

QString textStatusUrl(const QUrl &webhook, const StepId &step)
{
    return webhookUrl(webhook, WebhookRoute::TextStatus,
                      queryFor(QStringLiteral("step"), step.text()));
}

QString textResponseUrl(const QUrl &webhook)
{
    return webhookUrl(webhook, WebhookRoute::TextResponse, {});
}

bool isWebhookPath(const QByteArray &path)
{
    return std::any_of(routes.begin(), routes.end(), [&](const auto &route) {
        return path.endsWith(QByteArrayView(route.second.data(), route.second.size()));
    });
}

std::optional<WebhookTarget> webhookTarget(const QUrl &webhook, const QByteArray &target)
{
    const auto origin = webhook.toEncoded(QUrl::RemoveUserInfo | QUrl::RemovePath
                                          | QUrl::RemoveQuery | QUrl::RemoveFragment);
    const auto prefix = basePath(webhook).toLatin1();
    const auto mark = target.indexOf('?');
    const auto path = mark < 0 ? target : target.first(mark);
    if (path.startsWith(prefix)) {
        if (const auto route = routeOf(path.mid(prefix.size()))) {
            return WebhookTarget{*route, origin + target};
        }
    }
    if (const auto route = routeOf(path)) {
        return WebhookTarget{*route, origin + prefix + target};
    }
    return std::nullopt;
}

} // namespace savehub
