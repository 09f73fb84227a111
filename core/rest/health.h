// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/provider.h"

#include <QJsonObject>

#include <optional>

namespace savehub {

/// The engine's state, as GET /health shows it. It must contain no secret. The problems may contain
/// words of strangers.
struct ServiceState {
    QString engineProblem{};            ///< why it does no work; empty when it does
    std::optional<Provider> provider{}; ///< nothing when the settings cannot be read
    QString providerProblem{};          ///< why no call can be placed; empty when it can
    bool testMode = false;
    bool callsStopped = false;
};

/// Who asks. Anybody who can connect learns which part has a problem. Only somebody with the token
/// learns the problem's own words.
enum class Asker { Anybody, TokenBearer };

/// \c status is "failing" when the database or the engine has a problem, "degraded" when only calls
/// cannot be placed.
QJsonObject healthJson(const ServiceState &standing, const Done &database, Asker asker);

} // namespace savehub
