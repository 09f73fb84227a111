// SPDX-License-Identifier: GPL-3.0-or-later
#include "health.h"

#include "enum_text.h"
#include "json_values.h"
#include "untrusted_text.h"

namespace savehub {

namespace {

QJsonObject part(const QString &problem)
{
    return {{QStringLiteral("ok"), problem.isEmpty()},
            {QStringLiteral("problem"), textOrNull(withoutNumbers(problem))}};
}

QString modeOf(const ServiceStanding &standing)
{
    if (standing.callsStopped) {
        return QStringLiteral("stopped");
    }
    if (standing.provider == Provider::Mock) {
        return QStringLiteral("mock");
    }
    return standing.testMode ? QStringLiteral("test") : QStringLiteral("live");
}

QString statusOf(const ServiceStanding &standing, const Done &database)
{
    if (!database || !standing.engineProblem.isEmpty()) {
        return QStringLiteral("failing");
    }
    return standing.providerProblem.isEmpty() ? QStringLiteral("ok") : QStringLiteral("degraded");
}

} // namespace

QJsonObject healthJson(const ServiceStanding &standing, const Done &database)
{
    auto provider = part(standing.providerProblem);
    provider.insert(QStringLiteral("name"), toText(standing.provider));
    return {{QStringLiteral("status"), statusOf(standing, database)},
            {QStringLiteral("mode"), modeOf(standing)},
            {QStringLiteral("database"), part(database ? QString() : database.error().text())},
            {QStringLiteral("engine"), part(standing.engineProblem)},
            {QStringLiteral("provider"), provider}};
}

} // namespace savehub
