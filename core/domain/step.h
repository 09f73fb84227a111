// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"
#include "domain/money.h"
#include "domain/phone_number.h"
#include "domain/phrase.h"
#include "domain/policy.h"
#include "domain/provider.h"
#include "domain/reason.h"
#include "domain/text_delivery.h"

#include <QString>

#include <optional>

namespace savehub {

enum class StepStatus {
    Pending,
    Sending, ///< the intent is recorded, the outcome is open
    Executed,
    Failed,
    Skipped,
};

/// One rung of an incident: a row of escalation_steps.
struct Step {
    StepId id;
    int number = 0;
    Channel channel = Channel::Email;
    Recipient recipient = Recipient::Attendee;
    QString messageTemplate;
    StepStatus status = StepStatus::Pending;
    Instant createdAt;
    Instant dueAt;  ///< not sent before
    Instant lastAt; ///< not sent after; both ends inclusive
    std::optional<Instant> executedAt;
    Reason reason = Reason::None;
    Phrase errorMessage; ///< for people; the provider's words are cleaned before they get here
    QString guardTrail;  ///< JSON array: every guard asked, its verdict and the figures it saw
    int tries = 0;       ///< emails and texts handed to a provider; calls have attempts instead
    std::optional<Instant> sentAt;  ///< intent of the last try; its message was composed for then
    std::optional<Instant> retryAt; ///< a try that may be repeated waits until then
    std::optional<Provider> provider;
    ProviderSid sid;                        ///< of a text
    std::optional<TextDelivery> delivery{}; ///< of a text that the provider took
    int deliveryError = 0;                  ///< the provider's code; 0 if none
    std::optional<PhoneNumber> to{};        ///< of a text: the number of its last try
    std::optional<Money> estimate{};        ///< of a text that may have left
    std::optional<Money> price{};           ///< what the provider says it cost

    bool isEnded() const { return status != StepStatus::Pending && status != StepStatus::Sending; }
    bool operator==(const Step &) const = default;
};

} // namespace savehub
