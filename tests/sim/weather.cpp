// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather.h"

#include "dice.h"

#include <algorithm>

namespace savehub {

Weather::Weather(quint64 seed, Dice &dice)
    : m_dice(dice),
      m_calm(seed % 10 == 0),
      m_comesUpLate(seed % 20 == 0)
{
    if (m_calm) {
        return;
    }
    m_wireFaults = dice.oneOf<int>({0, 20, 60});
    m_readFaults = dice.oneOf<int>({0, 10, 50});
    m_newsDropped = dice.oneOf<int>({0, 30, 100});
    m_newsRepeated = dice.oneOf<int>({0, 40});
    m_forged = dice.oneOf<int>({0, 15});
    m_crashesPerMille = dice.oneOf<int>({0, 0, 5, 30});
    m_disturbances = dice.below(8);
    m_slowConnections = dice.oneOf<int>({0, 20, 60});
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

std::optional<Milliseconds> Weather::connecting(Instant now)
{
    const bool isDown = std::any_of(m_outages.begin(), m_outages.end(), [=](const Outage &outage) {
        return outage.from <= now && now < outage.until;
    });
    if (isDown || m_dice.chance(m_slowConnections / 5)) {
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
    return m_dice.chance(50) ? std::optional(Seconds{m_dice.below(12)}) : std::nullopt;
}

std::optional<Instant> Weather::comesUpLate(Instant start)
{
    if (!m_comesUpLate) {
        const auto closes = start - Seconds{120};
        if (m_slowConnections > 0) {
            m_jams.push_back({closes - Milliseconds{4'400}, closes});
        }
        return std::nullopt;
    }
    const auto opens = start - Seconds{180};
    const Outage outage{opens - m_dice.between(Milliseconds{0}, Seconds{20}),
                        opens + m_dice.between(Milliseconds{0}, Seconds{40})};
    m_outages.push_back(outage);
    return outage.until;
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

} // namespace savehub
