// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answer.h"
#include "domain/step.h"

#include <optional>
#include <vector>

namespace savehub {

/// The audit trail names this actor for what a text decides.
inline const QString textActor = QStringLiteral("attendee by text");

/// An answer by text still counts this long after the start.
constexpr Minutes answersCountAfterStart{10};
/// This long after the start the incident is settled. A text that comes later answers nothing.
constexpr Hours reminderIsForgottenAfter{48};
constexpr Hours longestReminder{24}; ///< before the start: no text reminds earlier

/// What a text says: 1 or JOINED, 2 or MISSED, or yes or no in the languages in which people are
/// written to, in any case. Nothing when it says more, or anything else.
std::optional<Answer> parseTextAnswer(const QString &body);

/// A reminder by text that was sent to a number.
struct TextReminder {
    IncidentId incident;
    Instant sentAt;
    bool operator==(const TextReminder &) const = default;
};

/// When the oldest text to the attendee left by Twilio, or may have left. Nothing when none did.
std::optional<Instant> oldestReminder(const std::vector<Step> &steps);

/// The incident that a text of \a at answers, given the reminders that its sender got: the incident
/// of the last reminder before it, whatever has become of that incident. Nothing when there was
/// none.
std::optional<IncidentId> findAnsweredIncident(const std::vector<TextReminder> &reminders,
                                               Instant at);

} // namespace savehub
