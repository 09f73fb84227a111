// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settings.h"
#include "engine/decision_context.h"

#include <QString>

namespace savehub {

/// What happens to a call that is due now.
enum class CallMode { Mock, Test, Live };

CallMode callMode(const Settings &settings);

/// What the strip across the window says.
struct ProviderMessage {
    CallMode mode = CallMode::Mock;
    bool stopped = false;
    bool capReached = false; ///< the next call would exceed what may be spent or called
    QString headline;        ///< "LIVE", "STOPPED", "LIVE · CAP REACHED", "DEMO"
    QString explanation;     ///< one sentence
    QString problem;         ///< why none can be placed now; empty when they can

    bool holdsCalls() const { return stopped || capReached; }
    bool operator==(const ProviderMessage &) const = default;
};

/// \a spend is what calls have cost, \a isDemo that nothing leaves this machine whatever is chosen.
ProviderMessage providerMessage(const Settings &settings, const QString &providerProblem,
                                const Spend &spend = {}, bool isDemo = false);

/// Whether going from \a before to \a after lets real calls out that did not go out before:
/// whoever wants that is asked first.
bool goesLive(const Settings &before, const Settings &after);

} // namespace savehub
