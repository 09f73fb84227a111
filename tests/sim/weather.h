// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "send_outcome.h"
#include "simulated_carrier.h"

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
};

} // namespace savehub
