// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings.h"

#include <QString>

namespace savehub {

/// What happens to a call that is due now.
enum class CallMode { Mock, Test, Live };

CallMode callMode(const Settings &settings);

/// What the strip across the window says.
struct ProviderMessage {
    CallMode mode = CallMode::Mock;
    bool stopped = false;
    QString headline;    ///< "LIVE", or "STOPPED"
    QString explanation; ///< one sentence
    QString problem;     ///< why calls will fail; empty when they will not

    bool operator==(const ProviderMessage &) const = default;
};

ProviderMessage providerMessage(const Settings &settings, const QString &providerProblem);

/// Whether going from \a before to \a after lets real calls out that did not go out before:
/// whoever wants that is asked first.
bool goesLive(const Settings &before, const Settings &after);

} // namespace savehub
