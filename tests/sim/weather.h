// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/send_outcome.h"
#include "tests/testlib/simulated_carrier.h"

#include <optional>
#include <vector>

namespace savehub {

class Dice;

/// How bad a day is. Throws the dice for what goes wrong on it.
class Weather
{
public:
    Weather(quint64 seed, Dice &dice, Instant morning);

    bool isCalm() const { return m_calm; }
    /// Nothing else goes wrong, but a crowd has its texts due at the moment of a call.
    bool isBurst() const { return m_burst; }
    int disturbances() const { return m_disturbances; }

    WireFault wireFault();
    /// The fault of a text that is sent now.
    WireFault textFault(Instant now);
    /// How long a connection that is begun now takes. Nothing: it never comes about.
    std::optional<Milliseconds> connecting(Instant now);
    /// The Retry-After of a 429.
    std::optional<Seconds> retryAfter();
    /// Plans how the network is around the calls to a meeting that starts at \a start.
    void plan(Instant start);
    /// The first moment from \a from on that is followed by ten seconds without an outage. Nothing
    /// if there is none before \a until.
    std::optional<Instant> usableFrom(Instant from, Instant until) const;
    /// The moment at which the keyring gives the provider's credentials.
    Instant credentialsCome() const { return m_credentialsCome; }
    bool readFails();
    /// The delay of each delivery of one piece of news. None: the news is lost.
    std::vector<Milliseconds> deliveries();
    SendOutcome mailOutcome();
    /// Whether somebody forges news of a call now.
    bool forges();
    /// Whether the process ends at this moment.
    bool crashes();

    /// Whether the database may refuse what it is to save.
    bool isDatabaseTroubled() const
    {
        return m_locksPerMille > 0 || m_spoiltPerMille > 0 || m_doubtsPerMille > 0;
    }
    /// Whether somebody else holds the database at \a uptime.
    bool isDatabaseLocked(Milliseconds uptime, bool isWrite);
    /// Somebody takes the database and keeps it for a while, if the day has such locks.
    void somebodyTakesDatabase(Milliseconds uptime);
    /// Which one of \a count decisions the database refuses for good. Nothing: none.
    std::optional<size_t> spoilsOneOf(size_t count);
    /// Whether a commit that was made is reported as an error.
    bool leavesCommitInDoubt();
    /// How much time one use of the database, or one request, takes.
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
    int m_forged = 0;          ///< percent of the deliveries that are followed by a forgery
    int m_crashesPerMille = 0; ///< of the moments at which the process may end
    int m_disturbances = 0;    ///< things that happen at random moments
    int m_slowConnections = 0; ///< percent of the requests
    int m_locksPerMille = 0;   ///< of the commits: how many meet somebody who takes it
    int m_spoiltPerMille = 0;  ///< of the transactions
    int m_doubtsPerMille = 0;  ///< of the commits
    int m_longestUse = 0;      ///< in milliseconds
    bool m_comesUpLate = false;
    Milliseconds m_lockedUntil{0}; ///< by the clock's uptime
    bool m_readersWait = false;    ///< readers are refused, too
    bool m_isKeyringLate = false;
    Instant m_credentialsCome;

    struct Outage {
        Instant from;
        Instant until;
    };
    std::vector<Outage> m_outages; ///< until they end no connection comes about
    std::vector<Outage> m_jams;    ///< connections that are begun in one stand only after its end
};

} // namespace savehub
