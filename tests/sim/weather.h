// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/send_outcome.h"
#include "tests/testlib/simulated_carrier.h"

#include <optional>
#include <vector>

namespace savehub {

class Dice;

/// How bad a day is: throws what goes wrong on it.
class Weather
{
public:
    Weather(quint64 seed, Dice &dice, Instant morning);

    bool isCalm() const { return m_calm; }
    /// Nothing goes wrong, but a crowd has its texts due at the moment of a call.
    bool isBurst() const { return m_burst; }
    int disturbances() const { return m_disturbances; }

    WireFault wireFault();
    /// Of a text that is sent now.
    WireFault textFault(Instant now);
    /// How long a connection takes that is begun now; without, for ever.
    std::optional<Milliseconds> connecting(Instant now);
    /// What a 429 asks for.
    std::optional<Seconds> retryAfter();
    /// Plans how the network is at the time of the calls to a meeting that starts at \a start.
    void plan(Instant start);
    /// From when on something can go that may go between the two: the first moment before ten seconds
    /// without an outage. None when there is none.
    std::optional<Instant> usableFrom(Instant from, Instant until) const;
    /// Until then the keyring has not given the provider's credentials.
    Instant credentialsCome() const { return m_credentialsCome; }
    bool readFails();
    /// After how long each delivery of one piece of news arrives.
    std::vector<Milliseconds> deliveries();
    SendOutcome mailOutcome();
    /// Whether somebody forges news of a call now.
    bool forges();
    /// Whether the process ends at this moment.
    bool crashes();

    /// Whether the database may refuse what it is told.
    bool isDatabaseTroubled() const
    {
        return m_locksPerMille > 0 || m_spoiltPerMille > 0 || m_doubtsPerMille > 0;
    }
    /// Whether somebody else holds it at \a uptime.
    bool isDatabaseLocked(Milliseconds uptime, bool isWrite);
    /// And then for a while, on days on which that happens.
    void somebodyTakesDatabase(Milliseconds uptime);
    /// Which one of \a count decisions it refuses for good.
    std::optional<size_t> spoilsOneOf(size_t count);
    /// Whether a commit that it made is reported as an error.
    bool leavesCommitInDoubt();
    /// How long one use of the database, or one request, keeps the program.
    Milliseconds useTakes();

private:
    void becomeBad();
    bool isDown(Instant now) const;

    Dice &m_dice;
    bool m_calm = false;
    bool m_burst = false;
    int m_wireFaults = 0; ///< percent of the requests
    int m_readFaults = 0;
    int m_newsDropped = 0;
    int m_newsRepeated = 0;
    int m_forged = 0;          ///< percent of the deliveries that a forger goes along with
    int m_crashesPerMille = 0; ///< of the moments at which the process may end
    int m_disturbances = 0;    ///< things that happen out of the blue
    int m_slowConnections = 0; ///< percent of the requests
    int m_locksPerMille = 0;   ///< of the commits that find it locked
    int m_spoiltPerMille = 0;  ///< of the transactions
    int m_doubtsPerMille = 0;  ///< of the commits
    int m_longestUse = 0;      ///< in milliseconds
    bool m_comesUpLate = false;
    Milliseconds m_lockedUntil{0}; ///< by the clock's uptime
    bool m_readersWait = false;    ///< for the lock, too
    bool m_isKeyringLate = false;
    Instant m_credentialsCome;

    struct Outage {
        Instant from;
        Instant until;
    };
    std::vector<Outage> m_outages; ///< before their end no connection comes about
    std::vector<Outage> m_jams;    ///< connections that are begun then stand after their end
};

} // namespace savehub
