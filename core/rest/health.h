// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/provider.h"

#include <QJsonObject>

#include <optional>

namespace savehub {

/// How the engine stands, as GET /health tells it. Nothing in it may be secret; the problems may
/// have words of strangers in them.
struct ServiceStanding {
    QString engineProblem{};            ///< why it does no work; empty when it does
    std::optional<Provider> provider{}; ///< nothing when the settings cannot be read
    QString providerProblem{};          ///< why no call can be placed; empty when it can
    bool testMode = false;
    bool callsStopped = false;
};

/// Who asks: whoever can connect, who hears what has a problem, or somebody with the token, who
/// hears the problem's own words.
enum class Asker { Anybody, TokenBearer };

/// \c status is "failing" when database or engine are, "degraded" when only calls cannot go out.
QJsonObject healthJson(const ServiceStanding &standing, const Done &database, Asker asker);

} // namespace savehub
