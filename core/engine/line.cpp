// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/line.h"

#include "domain/policy.h"
#include "engine/schedule.h"

#include <algorithm>
#include <tuple>

namespace savehub {

namespace {

/// Rounded up: one millisecond too many costs no call, one too few queues a call at the provider.
Milliseconds spacingAt(int callsPerSecond)
{
    const auto perSecond = std::max(callsPerSecond, 1);
    return Milliseconds{(1000 + perSecond - 1) / perSecond};
}

} // namespace

bool WaitingLine::IsMoreUrgent::operator()(const CallCandidate &a, const CallCandidate &b) const
{
    return std::tie(a.deadline, a.number, a.incident) < std::tie(b.deadline, b.number, b.incident);
}

void WaitingLine::join(const CallCandidate &candidate)
{
    if (m_byIncident.emplace(candidate.incident, candidate).second) {
        m_byUrgency.insert(candidate);
    }
}

void WaitingLine::leave(const IncidentId &incident)
{
    const auto found = m_byIncident.find(incident);
    if (found != m_byIncident.end()) {
        m_byUrgency.erase(found->second);
        m_byIncident.erase(found);
    }
}

std::optional<CallCandidate> WaitingLine::next(const EngagedPhones &engaged) const
{
    const auto next =
        std::find_if(m_byUrgency.begin(), m_byUrgency.end(), [&](const CallCandidate &candidate) {
            return !engaged.contains(candidate.to);
        });
    return next == m_byUrgency.end() ? std::nullopt : std::optional(*next);
}

std::vector<IncidentId> WaitingLine::tooLate(Instant now, size_t limit) const
{
    std::vector<IncidentId> late;
    for (const auto &candidate : m_byUrgency) {
        if (candidate.deadline >= now || late.size() == limit) {
            break;
        }
        late.push_back(candidate.incident);
    }
    return late;
}

Instant nextSlot(std::optional<Instant> last, int callsPerSecond, Instant now)
{
    if (!last || *last > now) { // the clock was set back: the past says nothing
        return now;
    }
    return std::max(now, *last + spacingAt(callsPerSecond));
}

std::vector<LineShortage> forecastLine(std::vector<ExpectedCalls> expected, int callsPerSecond)
{
    std::sort(expected.begin(), expected.end(),
              [](const auto &a, const auto &b) { return a.start < b.start; });
    const auto spacing = spacingAt(callsPerSecond);
    std::vector<LineShortage> shortages;
    std::optional<Instant> free; // the next slot that is not taken
    for (const auto &group : expected) {
        const auto window = callWindow(group.start);
        const auto from = std::max(window.from, free.value_or(window.from));
        const auto fit = std::max<qint64>(0, (window.until - from) / spacing);
        const auto slots = static_cast<int>(std::min<qint64>(fit, group.calls));
        free = from + spacing * slots;
        if (slots < group.calls) {
            shortages.push_back({group.start, group.calls, slots});
        }
    }
    return shortages;
}

std::optional<int> callsPerSecondThatFit(const std::vector<ExpectedCalls> &expected)
{
    for (int rate = 1; rate <= mostCallsPerSecond; ++rate) {
        if (forecastLine(expected, rate).empty()) {
            return rate;
        }
    }
    return std::nullopt;
}

} // namespace savehub
