// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/health.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "rest/json_values.h"

namespace savehub {

namespace {

/// \a kind says in general words what \a problem means. Askers without the token read only that.
QJsonObject part(const QString &problem, const QString &kind, Asker asker)
{
    const auto words = asker == Asker::TokenBearer || problem.isEmpty() ? problem : kind;
    return {{QStringLiteral("ok"), problem.isEmpty()},
            {QStringLiteral("problem"), textOrNull(withoutNumbers(words))}};
}

QString modeOf(const ServiceState &standing)
{
    if (!standing.provider) {
        return QStringLiteral("unknown");
    }
    if (standing.callsStopped) {
        return QStringLiteral("stopped");
    }
    if (standing.provider == Provider::Mock) {
        return QStringLiteral("mock");
    }
    return standing.testMode ? QStringLiteral("test") : QStringLiteral("live");
}

QString statusOf(const ServiceState &standing, const Done &database)
{
    if (!database || !standing.engineProblem.isEmpty()) {
        return QStringLiteral("failing");
    }
    return standing.providerProblem.isEmpty() ? QStringLiteral("ok") : QStringLiteral("degraded");
}

} // namespace

QJsonObject healthJson(const ServiceState &standing, const Done &database, Asker asker)
{
    auto provider = part(standing.providerProblem, Words::tr("No call can be placed."), asker);
    provider.insert(QStringLiteral("name"),
                    textOrNull(standing.provider ? toText(*standing.provider) : QString()));
    return {{QStringLiteral("status"), statusOf(standing, database)},
            {QStringLiteral("mode"), modeOf(standing)},
            {QStringLiteral("database"), part(database ? QString() : database.error().text(),
                                              Words::tr("The database does not answer."), asker)},
            {QStringLiteral("engine"),
             part(standing.engineProblem, Words::tr("The engine does no work."), asker)},
            {QStringLiteral("provider"), provider}};
}

} // namespace savehub
