// SPDX-License-Identifier: GPL-3.0-or-later
#include "line.h"

#include "policy.h"
#include "schedule.h"

#include <algorithm>
#include <tuple>

namespace savehub {

namespace {

/// Rounded up: a millisecond too much is no call lost, one too few is a call queued over there.
Milliseconds spacingAt(int callsPerSecond)
{
    const auto perSecond = std::max(callsPerSecond, 1);
    return Milliseconds{(1000 + perSecond - 1) / perSecond};
}

} // namespace

std::optional<CallCandidate> nextInLine(const std::vector<CallCandidate> &waiting)
{
    const auto urgency = [](const CallCandidate &c) {
        return std::tie(c.deadline, c.number, c.incident);
    };
    const auto next =
        std::min_element(waiting.begin(), waiting.end(),
                         [&](const auto &a, const auto &b) { return urgency(a) < urgency(b); });
    return next == waiting.end() ? std::nullopt : std::optional(*next);
}

Instant nextSlot(std::optional<Instant> last, int callsPerSecond, Instant now)
{
    if (!last || *last > now) { // the clock was set back: the past is no measure
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
    std::optional<Instant> free; // the next slot that nobody has taken
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
