// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "engine/decide.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace savehub {

// The provider starts only so many calls a second. It queues the others for up to a day, far beyond
// the window that they are meant for. So calls queue here.

/// Phones that were found in another call, and when to look at each again.
using EngagedPhones = std::map<PhoneNumber, Instant>;

/// The calls that wait for their turn, one for each incident. The earliest deadline comes first;
/// with one deadline, first calls come before second calls; then the incident decides, so that the
/// order is the same every time. The line may be long: a look at it takes no longer for that.
class WaitingLine
{
public:
    /// Does nothing when the incident waits already.
    void join(const CallCandidate &candidate);
    void leave(const IncidentId &incident);
    bool holds(const IncidentId &incident) const { return m_byIncident.contains(incident); }
    int size() const { return static_cast<int>(m_byIncident.size()); }
    bool isEmpty() const { return m_byIncident.empty(); }

    /// The call whose turn it is, not counting calls to \a engaged phones.
    std::optional<CallCandidate> next(const EngagedPhones &engaged = {}) const;
    /// The first \a limit incidents whose deadline is before \a now.
    std::vector<IncidentId> tooLate(Instant now, size_t limit) const;

private:
    struct IsMoreUrgent {
        bool operator()(const CallCandidate &a, const CallCandidate &b) const;
    };
    std::set<CallCandidate, IsMoreUrgent> m_byUrgency;
    std::map<IncidentId, CallCandidate> m_byIncident;
};

/// When the account may start its next call after one at \a last: two calls are never closer than
/// 1/n second.
Instant nextSlot(std::optional<Instant> last, int callsPerSecond, Instant now);

/// How many people are to be called for meetings that start at \c start.
struct ExpectedCalls {
    Instant start;
    int calls = 0;
};

/// A start for which the line cannot place all calls inside their window.
struct LineShortage {
    Instant start;
    int calls = 0; ///< wanted
    int slots = 0; ///< that fit, after the calls of meetings with earlier deadlines
    bool operator==(const LineShortage &) const = default;
};

/// Each person is counted with one first call. The starts may come in any order. "Tuesday 14:00: 83
/// calls, 60 slots".
std::vector<LineShortage> forecastLine(std::vector<ExpectedCalls> expected, int callsPerSecond);

/// The most calls a second that Twilio lets an account start, with an approved profile.
constexpr int mostCallsPerSecond = 5;

/// The fewest calls a second at which every call fits. Nothing when mostCallsPerSecond are not
/// enough.
std::optional<int> callsPerSecondThatFit(const std::vector<ExpectedCalls> &expected);

} // namespace savehub
