// SPDX-License-Identifier: GPL-3.0-or-later
#include "due_work.h"

#include <algorithm>

namespace savehub {

namespace {

/// So many incidents at once; then the line gets its turn before the next.
constexpr int incidentsPerLook = 100;
constexpr Milliseconds aMoment{1};
constexpr Seconds pauseAfterError{1};
/// The alarm is never set further ahead than this; nothing is due for the engine beyond.
constexpr Hours longestSleep{24 * 7};

bool placesCall(const Decision &decision)
{
    return std::any_of(decision.commands.begin(), decision.commands.end(),
                       [](const auto &c) { return std::holds_alternative<command::PlaceCall>(c); });
}

/// The first of several failures; later work goes on regardless.
void keepFirst(Done &kept, const Error &error)
{
    if (kept) {
        kept = tl::make_unexpected(error);
    }
}

} // namespace

DueWork::DueWork(const World &world, const Audience &audience, DecisionMaker &decisions)
    : m_world(world),
      m_audience(audience),
      m_decisions(decisions)
{
}

DueWork::~DueWork() = default;

void DueWork::stop()
{
    m_stopped = true;
    m_alarm.reset();
}

void DueWork::lookSoon()
{
    if (m_stopped) {
        return;
    }
    m_moreIsDue = true;
    m_alarm = m_world.clock.wakeAt(m_world.clock.now(), [this] { look(); });
}

void DueWork::look()
{
    m_moreIsDue = false;
    const auto done = work();
    if (done) {
        m_failing = false;
        return;
    }
    if (!m_failing) {
        m_audience.noticed({Notice::Severity::Alarm, {}, done.error().text()});
    }
    m_failing = true;
    m_alarm = m_world.clock.wakeAt(m_world.clock.now() + pauseAfterError, [this] { look(); });
}

Done DueWork::work()
{
    const auto standing = m_world.store.standing(m_world.clock.now());
    if (!standing) {
        return tl::make_unexpected(standing.error());
    }
    const auto callsPerSecond = standing->settings.callsPerSecond;
    Done done;
    for (const auto &part : {doDueIncidents(), dropThoseTooLate(), grantTurns(callsPerSecond)}) {
        if (!part) {
            keepFirst(done, part.error());
        }
    }
    const auto alarm = nextAlarm(callsPerSecond);
    if (!alarm) {
        keepFirst(done, alarm.error());
    } else if (!m_moreIsDue) {
        m_alarm = m_world.clock.wakeAt(*alarm, [this] { look(); });
    }
    return done;
}

Done DueWork::doDueIncidents()
{
    const auto limit = incidentsPerLook + static_cast<int>(m_line.size());
    const auto due = m_world.store.due(m_world.clock.now(), limit);
    if (!due) {
        return tl::make_unexpected(due.error());
    }
    Done done;
    for (const auto &incident : *due) {
        if (waits(incident)) {
            continue;
        }
        const auto decision = m_decisions.apply(incident, event::Due{});
        if (!decision) {
            keepFirst(done, decision.error());
        } else if (decision->candidate) {
            m_line.push_back(*decision->candidate);
        }
    }
    return done;
}

Done DueWork::dropThoseTooLate()
{
    Done done;
    const auto waiting = m_line;
    for (const auto &candidate : waiting) {
        if (candidate.deadline >= m_world.clock.now()) {
            continue;
        }
        const auto decision =
            m_decisions.apply(candidate.incident, event::Due{}, LineStanding::Waiting);
        if (decision) {
            leaveLine(candidate.incident);
        } else {
            keepFirst(done, decision.error());
        }
    }
    return done;
}

Done DueWork::grantTurns(int callsPerSecond)
{
    while (const auto next = nextInLine(m_line)) {
        const auto now = m_world.clock.now();
        if (next->deadline < now || nextSlot(m_lastGrant, callsPerSecond, now) > now) {
            break;
        }
        const auto decision =
            m_decisions.apply(next->incident, event::Due{}, LineStanding::Granted);
        if (!decision) {
            return tl::make_unexpected(decision.error());
        }
        leaveLine(next->incident);
        if (placesCall(*decision)) {
            m_lastGrant = now;
        }
    }
    return {};
}

Result<Instant> DueWork::nextAlarm(int callsPerSecond)
{
    const auto now = m_world.clock.now();
    const auto due = m_world.store.nextDueAfter(now);
    if (!due) {
        return tl::make_unexpected(due.error());
    }
    auto alarm = std::min(due->value_or(now + longestSleep), now + longestSleep);
    if (const auto next = nextInLine(m_line)) {
        const auto slot = std::max(nextSlot(m_lastGrant, callsPerSecond, now), now + aMoment);
        alarm = std::min({alarm, slot, next->deadline + aMoment});
    }
    return alarm;
}

bool DueWork::waits(const IncidentId &incident) const
{
    return std::any_of(m_line.begin(), m_line.end(),
                       [&](const auto &c) { return c.incident == incident; });
}

void DueWork::leaveLine(const IncidentId &incident)
{
    std::erase_if(m_line, [&](const auto &c) { return c.incident == incident; });
}

} // namespace savehub
