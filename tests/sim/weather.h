// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"
#include "send_outcome.h"
#include "simulated_carrier.h"

#include <optional>
#include <vector>

namespace savehub {

class Dice;

/// How bad a day is: throws what goes wrong on it.
class Weather
{
public:
    Weather(quint64 seed, Dice &dice);

    bool isCalm() const { return m_calm; }
    int disturbances() const { return m_disturbances; }

    WireFault wireFault();
    /// How long a connection takes that is begun now; without, for ever.
    std::optional<Milliseconds> connecting(Instant now);
    /// What a 429 asks for.
    std::optional<Seconds> retryAfter();
    /// When the network comes up for the calls to a meeting that starts at \a start; before, no
    /// connection comes about. Nothing on days when it is up.
    std::optional<Instant> comesUpLate(Instant start);
    bool readFails();
    /// After how long each delivery of one piece of news arrives.
    std::vector<Milliseconds> deliveries();
    SendOutcome mailOutcome();
    /// Whether somebody forges news of a call now.
    bool forges();
    /// Whether the process ends at this moment.
    bool crashes();

private:
    Dice &m_dice;
    bool m_calm = false;
    int m_wireFaults = 0; ///< percent of the requests
    int m_readFaults = 0;
    int m_newsDropped = 0;
    int m_newsRepeated = 0;
    int m_forged = 0;          ///< percent of the deliveries that a forger goes along with
    int m_crashesPerMille = 0; ///< of the moments at which the process may end
    int m_disturbances = 0;    ///< things that happen out of the blue
    int m_slowConnections = 0; ///< percent of the requests
    bool m_comesUpLate = false;

    struct Outage {
        Instant from;
        Instant until;
    };
    std::vector<Outage> m_outages;
    std::vector<Outage> m_jams; ///< connections that are begun then stand after their end
};

} // namespace savehub
