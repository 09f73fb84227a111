// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"
#include "domain/phrase.h"

#include <QString>

#include <optional>

namespace savehub {

enum class CallEventSource { Engine, Response, Webhook, Poll };

/// One thing that happened to an attempt, as the timeline shows it.
struct CallEvent {
    AttemptKey attempt;
    Instant at;
    CallEventSource source = CallEventSource::Engine;
    QString event;               ///< created, queued, ringing, in-progress, digit, completed…
    std::optional<int> sequence; ///< Twilio's SequenceNumber
    Phrase detail;

    bool operator==(const CallEvent &) const = default;
};

} // namespace savehub
