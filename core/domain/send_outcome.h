// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/attempt.h"
#include "domain/ids.h"
#include "domain/phrase.h"
#include "domain/text_delivery.h"

#include <QString>

#include <variant>

namespace savehub {

// How handing something to a provider ended. Only after NotSent may it be tried again without
// asking the provider.

/// The provider took it. \c status is what it said about a call. Texts have only a SID, emails have
/// none.
struct Accepted {
    ProviderSid sid;
    AttemptStatus status = AttemptStatus::Queued;
    bool operator==(const Accepted &) const = default;
};

/// Nothing of it has left (no address, no connection, no TLS, withdrawn), or it was certainly not
/// processed (429).
struct NotSent {
    Phrase why;
    std::optional<Seconds> retryAfter{}; ///< how long the provider wants no further request
    bool operator==(const NotSent &) const = default;
};

/// The provider refused it, and would refuse it again.
struct Rejected {
    Phrase why;
    int code = 0; ///< the provider's error code, 0 if none
    bool operator==(const Rejected &) const = default;
};

/// It may have arrived: time-out, reset, 5xx, or an answer that cannot be read.
struct UnknownOutcome {
    Phrase why;
    bool operator==(const UnknownOutcome &) const = default;
};

/// Test mode: everything was built, nothing was sent.
struct OnlyBuilt {
    bool operator==(const OnlyBuilt &) const = default;
};

using SendOutcome = std::variant<Accepted, NotSent, Rejected, UnknownOutcome, OnlyBuilt>;

/// Why it was not taken, or why nobody knows, in words that include the provider's own. Empty when
/// all went well.
Phrase whyNot(const SendOutcome &outcome);

// What the provider's list says about something whose outcome is unknown.

struct FoundAtProvider {
    ProviderSid sid;
    AttemptStatus status = AttemptStatus::Queued;
    bool operator==(const FoundAtProvider &) const = default;
};
/// The list was read often enough and late enough to be sure that it does not exist.
struct ProvenAbsent {
    bool operator==(const ProvenAbsent &) const = default;
};
struct StillUnknown {
    Phrase why;
    bool operator==(const StillUnknown &) const = default;
};

using Reconciliation = std::variant<FoundAtProvider, ProvenAbsent, StillUnknown>;

/// News of a call that the provider has taken.
struct CallReport {
    ProviderSid sid;
    AttemptStatus status = AttemptStatus::Queued;
    QString digit{};
    QString answeredBy{};
    std::optional<int> sequence{};
    std::optional<Seconds> duration{};
    std::optional<Milliseconds> queueTime{}; ///< how long the provider held it before it dialled
    std::optional<Money> price{};            ///< positive: what the call cost
    bool operator==(const CallReport &) const = default;
};

/// News of a text that the provider has taken.
struct TextReport {
    ProviderSid sid;
    TextDelivery status = TextDelivery::Accepted;
    int error = 0;                 ///< the provider's code; 0 if none
    Phrase why{};                  ///< why it did not arrive and what to do; empty if it may yet
    std::optional<Money> price{};  ///< positive: what the text cost
    std::optional<int> segments{}; ///< how many it was sent as, where the provider has counted
    bool operator==(const TextReport &) const = default;
};

} // namespace savehub
