// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"
#include "domain/money.h"
#include "domain/phone_number.h"
#include "domain/phrase.h"
#include "domain/provider.h"

#include <QString>

#include <optional>

namespace savehub {

constexpr int maxAttemptsPerIncident = 2;

/// Where a call stands. From Sending to the ends it only moves forward (see attemptRank()).
enum class AttemptStatus {
    Sending,     ///< intent committed; the request may or may not have left (see waitsForTry())
    Reconciling, ///< no valid answer came: the provider is asked whether the call exists
    Unknown,     ///< it could not be found out; counts as a call
    Queued,
    Initiated,
    Ringing,
    InProgress,
    Completed,
    Busy,
    NoAnswer,
    Failed, ///< the provider accepted the call and could not connect it
    Canceled,
    NotSent,  ///< the provider cannot have taken it
    Rejected, ///< the provider refused it
    Withheld, ///< stopped by the guards after the intent, before the bytes left
    TestMode, ///< built, not sent
};

/// One call that may reach the provider, however many tries it takes to get it there.
struct Attempt {
    AttemptKey key{};
    IncidentId incident{};
    StepId step{};
    int number = 0; ///< 1 or 2
    Provider provider = Provider::Mock;
    PhoneNumber to;
    AttemptStatus status = AttemptStatus::Sending;
    ProviderSid sid{};
    Instant createdAt{};
    std::optional<Instant> acceptedAt{};
    std::optional<Instant> endedAt{};
    QString digit{};           ///< the key that was pressed, if any
    QString answeredBy{};      ///< the provider's AnsweredBy, if any
    Phrase error{};            ///< for people
    bool cancelWanted = false; ///< the incident was settled or the window closed: end the call
    Money estimate{};
    std::optional<Money> price{}; ///< what the provider says it cost
    std::optional<Seconds> duration{};
    std::optional<Milliseconds> queueTime{}; ///< how long the provider held it before it dialled
    int tries = 1;                           ///< requests that were begun for it
    std::optional<Instant> retryAt{};        ///< nothing has left: no request before this

    /// Whether its last request came to nothing for certain and another one will follow.
    bool waitsForTry() const { return status == AttemptStatus::Sending && retryAt.has_value(); }

    bool operator==(const Attempt &) const = default;
};

} // namespace savehub
