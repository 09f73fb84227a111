// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/settings.h"
#include "domain/step.h"

#include <optional>

namespace savehub {

/// How far along a delivery is. A report of a lower or equal rank never changes it.
int deliveryRank(TextDelivery delivery);
/// Delivered or not: the provider will report nothing new.
bool isFinal(TextDelivery delivery);

/// A text that the provider took. Following it needs no more than this.
struct PolledText {
    IncidentId incident;
    StepId step;
    Provider provider = Provider::Twilio;
    ProviderSid sid;
    Instant acceptedAt;
    std::optional<TextDelivery> delivery{};
    bool hasPrice = false;

    /// Whether news of it may still come. The mock provider has no prices.
    bool isAwaited() const;
    bool operator==(const PolledText &) const = default;
};

/// After this long neither a delivery nor a price is waited for any more.
constexpr Hours textIsFollowedFor{24};

/// When to ask the provider next for a text that it took at \a acceptedAt: at growing pauses.
/// Nothing once textIsFollowedFor is over.
std::optional<Instant> nextTextQueryAt(Instant acceptedAt, Instant now);

/// How many segments \a body is sent as. A single one holds 160 septets where the GSM 7-bit
/// alphabet has all characters of \a body, else 70 UTF-16 units. Where there are several, each
/// holds 153 or 67.
int textSegments(const QString &body);

/// What a text of that many segments is assumed to cost until the provider says.
Money textEstimate(const Settings &settings, int segments);

/// What \a step cost or is assumed to cost. Zero when no text may have left.
Money textCost(const Step &step);

} // namespace savehub
