// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decide.h"
#include "instant.h"

#include <optional>
#include <vector>

namespace savehub {

// The provider starts only so many calls a second and queues the rest for up to a day, far beyond
// the window they are meant for. So they queue here.

/// Who is next: the earliest deadline first, of one deadline first calls before second calls, then
/// by incident so that the order is the same every time. Nothing when nobody waits.
std::optional<CallCandidate> nextInLine(const std::vector<CallCandidate> &waiting);

/// When the account may start its next call after one at \a last: never two within 1/n second.
Instant nextSlot(std::optional<Instant> last, int callsPerSecond, Instant now);

/// How many people are to be called for meetings that start at \c start.
struct ExpectedCalls {
    Instant start;
    int calls = 0;
};

/// A start whose calls the line cannot all place inside their window.
struct LineShortage {
    Instant start;
    int calls = 0; ///< wanted
    int slots = 0; ///< that fit, after the calls of meetings with earlier deadlines
    bool operator==(const LineShortage &) const = default;
};

/// "Tuesday 14:00: 83 calls, 60 slots". One first call per person; the starts in any order.
std::vector<LineShortage> forecastLine(std::vector<ExpectedCalls> expected, int callsPerSecond);

/// What Twilio lets an account start at most, with an approved profile.
constexpr int mostCallsPerSecond = 5;

/// The fewest calls a second at which nobody is left over; nothing when mostCallsPerSecond are not
/// enough.
std::optional<int> callsPerSecondThatFit(const std::vector<ExpectedCalls> &expected);

} // namespace savehub
