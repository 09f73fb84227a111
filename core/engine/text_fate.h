// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/settings.h"
#include "domain/step.h"

#include <optional>

namespace savehub {

/// How far along a delivery is; a report of a lower or equal rank never changes it.
int deliveryRank(TextDelivery delivery);
/// Delivered or not: the provider will report nothing new.
bool isFinal(TextDelivery delivery);

/// A text that the provider took: who follows it needs no more of it.
struct FollowedText {
    IncidentId incident;
    StepId step;
    Provider provider = Provider::Twilio;
    ProviderSid sid;
    Instant acceptedAt;
    std::optional<TextDelivery> delivery{};
    bool hasPrice = false;

    /// Something may still be heard of it. The mock provider has no prices.
    bool isAwaited() const;
    bool operator==(const FollowedText &) const = default;
};

/// After so long neither a delivery nor a price is waited for any more.
constexpr Hours textIsFollowedFor{24};

/// When the provider is to be asked next for a text that it took at \a acceptedAt: at growing pauses,
/// nothing once textIsFollowedFor is over.
std::optional<Instant> nextTextLook(Instant acceptedAt, Instant now);

/// How many segments \a body is sent as: of 160 septets where the GSM 7-bit alphabet has all its
/// characters, else of 70 UTF-16 units; of 153 and 67 when there are several.
int textSegments(const QString &body);

/// What a text of so many segments is assumed to cost before the provider says.
Money textEstimate(const Settings &settings, int segments);

/// What \a step cost or is assumed to; nothing where no text may have left.
Money textCost(const Step &step);

} // namespace savehub
