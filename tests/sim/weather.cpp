// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/weather.h"

#include "tests/sim/dice.h"

#include <algorithm>

namespace savehub {

namespace {
/// Within this time some try of a call begins and gets its connection.
constexpr Seconds longEnough{10};
} // namespace

Weather::Weather(quint64 seed, Dice &dice, Instant morning)
    : m_dice(dice),
      m_calm(seed % 10 == 0),
      m_burst(seed % 100 == 50),
      m_comesUpLate(seed % 20 == 0),
      m_credentialsCome(morning)
{
    if (!m_calm) {
        becomeBad();
    }
    m_longestUse = m_burst ? 5 : m_longestUse;
    m_isKeyringLate = m_calm ? seed % 20 == 10 && !m_burst : dice.chance(10);
}

void Weather::becomeBad()
{
    m_wireFaults = m_dice.oneOf<int>({0, 20, 60});
    m_readFaults = m_dice.oneOf<int>({0, 10, 50});
    m_newsDropped = m_dice.oneOf<int>({0, 30, 100});
    m_newsRepeated = m_dice.oneOf<int>({0, 40});
    m_forged = m_dice.oneOf<int>({0, 15});
    m_crashesPerMille = m_dice.oneOf<int>({0, 0, 5, 30});
    m_disturbances = m_dice.below(8);
    m_slowConnections = m_dice.oneOf<int>({0, 20, 60});
    m_locksPerMille = m_dice.oneOf<int>({0, 0, 0, 10, 60});
    m_spoiltPerMille = m_dice.oneOf<int>({0, 0, 0, 10});
    m_doubtsPerMille = m_dice.oneOf<int>({0, 0, 0, 20});
    m_longestUse = m_dice.oneOf<int>({0, 0, 2, 30});
}

WireFault Weather::wireFault()
{
    using enum WireFault;
    if (!m_dice.chance(m_wireFaults)) {
        return None;
    }
    return m_dice.oneOf<WireFault>({TooMany, TooMany, TooMany, Refused, Rejects, LostBefore,
                                    LostAfter, ErrorBefore, ErrorAfter, HangsBefore, HangsAfter});
}

WireFault Weather::textFault(Instant now)
{
    return isDown(now) ? WireFault::Refused : wireFault();
}

bool Weather::isDown(Instant now) const
{
    return std::any_of(m_outages.begin(), m_outages.end(), [=](const Outage &outage) {
        return outage.from <= now && now < outage.until;
    });
}

std::optional<Milliseconds> Weather::connecting(Instant now)
{
    if (isDown(now) || m_dice.chance(m_slowConnections / 5)) {
        return std::nullopt;
    }
    const auto jam = std::find_if(m_jams.begin(), m_jams.end(), [=](const Outage &outage) {
        return outage.from <= now && now < outage.until;
    });
    if (jam != m_jams.end()) {
        return jam->until - now + m_dice.between(Milliseconds{1}, Milliseconds{500});
    }
    return m_dice.between(Milliseconds{0},
                          m_dice.chance(m_slowConnections) ? Seconds{6} : Milliseconds{90});
}

std::optional<Seconds> Weather::retryAfter()
{
    if (m_dice.chance(50)) {
        return std::nullopt;
    }
    const bool isBeyondTheWindow = m_dice.chance(10);
    return Seconds{isBeyondTheWindow ? 60 + m_dice.below(60) : m_dice.below(12)};
}

void Weather::plan(Instant start)
{
    const auto opens = start - Seconds{180};
    const auto closes = start - Seconds{120};
    if (m_isKeyringLate && m_outages.empty()) { // for the day's first calls
        m_credentialsCome = opens + m_dice.between(Milliseconds{0}, Seconds{70}) - Seconds{20};
        m_outages.push_back({Instant{}, m_credentialsCome});
    }
    if (m_comesUpLate) {
        const auto textDue = start - Minutes{5};
        m_outages.push_back({textDue - m_dice.between(Milliseconds{0}, Seconds{20}),
                             textDue + m_dice.between(Milliseconds{0}, Seconds{60})});
        m_outages.push_back({opens - m_dice.between(Milliseconds{0}, Seconds{20}),
                             opens + m_dice.between(Milliseconds{0}, Seconds{40})});
    } else if (m_slowConnections > 0) {
        m_jams.push_back({closes - Milliseconds{4'400}, closes});
    }
}

std::optional<Instant> Weather::usableFrom(Instant from, Instant until) const
{
    bool wasMoved = true;
    while (wasMoved) { // outages of meetings at about the same time may overlap
        wasMoved = false;
        for (const auto &outage : m_outages) {
            if (outage.from < from + longEnough && from < outage.until) {
                from = outage.until;
                wasMoved = true;
            }
        }
    }
    return from + longEnough <= until ? std::optional(from) : std::nullopt;
}

bool Weather::readFails()
{
    return m_dice.chance(m_readFaults);
}

std::vector<Milliseconds> Weather::deliveries()
{
    if (m_dice.chance(m_newsDropped)) {
        return {};
    }
    const auto pause = [this]() -> Milliseconds {
        if (m_calm) {
            return Milliseconds{200};
        }
        return m_dice.between(Milliseconds{0}, m_dice.chance(5) ? Seconds{180} : Seconds{8});
    };
    if (m_dice.chance(m_newsRepeated)) {
        return {pause(), pause()};
    }
    return {pause()};
}

SendOutcome Weather::mailOutcome()
{
    if (!m_dice.chance(m_wireFaults)) {
        return Accepted{};
    }
    return m_dice.oneOf<SendOutcome>(
        {NotSent{QStringLiteral("not sent")}, UnknownOutcome{QStringLiteral("no answer")}});
}

bool Weather::forges()
{
    return m_dice.chance(m_forged);
}

bool Weather::crashes()
{
    return m_crashesPerMille > 0 && m_dice.below(1000) < m_crashesPerMille;
}

bool Weather::isDatabaseLocked(Milliseconds uptime, bool isWrite)
{
    if (uptime < m_lockedUntil) {
        return isWrite || m_readersWait;
    }
    const bool isTaken = isWrite && m_locksPerMille > 0 && m_dice.below(1'000) < m_locksPerMille;
    if (isTaken) {
        somebodyTakesDatabase(uptime);
    }
    return isTaken;
}

void Weather::somebodyTakesDatabase(Milliseconds uptime)
{
    if (m_locksPerMille > 0) {
        m_lockedUntil =
            uptime + m_dice.between(Milliseconds{1}, Seconds{m_dice.chance(20) ? 30 : 4});
        m_readersWait = m_dice.chance(30);
    }
}

std::optional<size_t> Weather::spoilsOneOf(size_t count)
{
    if (m_spoiltPerMille == 0 || m_dice.below(1'000) >= m_spoiltPerMille) {
        return std::nullopt;
    }
    return static_cast<size_t>(m_dice.below(static_cast<int>(count)));
}

bool Weather::leavesCommitInDoubt()
{
    return m_doubtsPerMille > 0 && m_dice.below(1'000) < m_doubtsPerMille;
}

Milliseconds Weather::useTakes()
{
    return m_longestUse == 0 ? Milliseconds{0} : Milliseconds{m_dice.below(m_longestUse + 1)};
}

} // namespace savehub
