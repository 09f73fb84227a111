// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settings.h"
#include "engine/decision_context.h"

#include <QString>

namespace savehub {

/// What happens to a call that is due now.
enum class CallMode { Mock, Test, Live };

CallMode callMode(const Settings &settings);

/// The content of the strip across the window.
struct ProviderMessage {
    CallMode mode = CallMode::Mock;
    bool stopped = false;
    bool capReached = false; ///< the next call would exceed a cap for money or calls
    QString headline;        ///< "LIVE", "STOPPED", "LIVE · CAP REACHED", "DEMO"
    QString explanation;     ///< one sentence
    QString problem;         ///< why no call can be placed now; empty when it can

    bool holdsCalls() const { return stopped || capReached; }
    bool operator==(const ProviderMessage &) const = default;
};

/// \a spend is what calls have cost. \a isDemo: nothing leaves this machine, whatever is chosen.
ProviderMessage providerMessage(const Settings &settings, const QString &providerProblem,
                                const Spend &spend = {}, bool isDemo = false);

/// Whether the change from \a before to \a after lets real calls out that did not go out before.
/// The operator is asked first.
bool goesLive(const Settings &before, const Settings &after);

} // namespace savehub
