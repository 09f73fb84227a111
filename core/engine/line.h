// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "engine/decide.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace savehub {

// The provider starts only so many calls a second and queues the rest for up to a day, far beyond
// the window they are meant for. So they queue here.

/// Phones that were found in another call, and when to look again.
using EngagedPhones = std::map<PhoneNumber, Instant>;

/// The calls that wait for their turn, each incident once. The earliest deadline comes first, of one
/// deadline first calls before second calls, then by incident so that the order is the same every
/// time. It may be long: no look at it takes longer for that.
class WaitingLine
{
public:
    /// Nothing when the incident waits already.
    void join(const CallCandidate &candidate);
    void leave(const IncidentId &incident);
    bool holds(const IncidentId &incident) const { return m_byIncident.contains(incident); }
    int size() const { return static_cast<int>(m_byIncident.size()); }
    bool isEmpty() const { return m_byIncident.empty(); }

    /// Whose turn it is, but for calls to \a engaged phones.
    std::optional<CallCandidate> next(const EngagedPhones &engaged = {}) const;
    /// Those whose deadline is before \a now, the first \a limit.
    std::vector<IncidentId> tooLate(Instant now, size_t limit) const;

private:
    struct IsMoreUrgent {
        bool operator()(const CallCandidate &a, const CallCandidate &b) const;
    };
    std::set<CallCandidate, IsMoreUrgent> m_byUrgency;
    std::map<IncidentId, CallCandidate> m_byIncident;
};

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
