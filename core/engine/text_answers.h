// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answer.h"
#include "domain/step.h"

#include <optional>
#include <vector>

namespace savehub {

/// Who the audit trail names for what a text decides.
inline const QString textActor = QStringLiteral("attendee by text");

/// So long after the start an answer by text still counts.
constexpr Minutes answersCountAfterStart{10};
/// So long after the start its incident is settled: a text that comes later answers nothing.
constexpr Hours reminderIsForgottenAfter{48};
constexpr Hours longestReminder{24}; ///< before the start: nobody is reminded by text earlier

/// What a text says: 1 or JOINED, 2 or MISSED, yes or no in the languages people are written to in,
/// in any case. Nothing when it says more, or anything else.
std::optional<Answer> answerIn(const QString &body);

/// A reminder by text that was sent to a number.
struct TextReminder {
    IncidentId incident;
    Instant sentAt;
    bool operator==(const TextReminder &) const = default;
};

/// When the oldest text left, by Twilio, that reminded the attendee, or may have. Nothing when none did.
std::optional<Instant> oldestReminder(const std::vector<Step> &steps);

/// The incident that a text of \a at answers, given what its sender was reminded of: the last
/// reminder before it, whatever has become of that incident. Nothing when there was none.
std::optional<IncidentId> incidentAnswered(const std::vector<TextReminder> &reminders, Instant at);

} // namespace savehub
