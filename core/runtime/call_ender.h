// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine_ports.h"

#include <map>
#include <memory>

namespace savehub {

/// How long to wait after the failed try number \a tries (from 1 on): from 2 up to 30 seconds.
Milliseconds pauseAfterEnding(int tries);

/// Takes back calls that are not wanted any more, and goes on until the provider says that they are
/// over. A call that somebody talks in is hung up only when its incident is settled.
class CallEnder
{
public:
    CallEnder(const Ports &ports, const EngineObserver &observer);
    ~CallEnder();

    void end(const IncidentId &incident, const AttemptKey &key);

private:
    struct Ending {
        IncidentId incident;
        QString subject{};         ///< the person and meeting, as a notice names them
        int tries = 0;             ///< that failed
        bool isAskedAgain = false; ///< since the request left: the incident may be settled by now
        std::unique_ptr<Wakeup> next{};
    };

    // The key is passed by value: the wake-up that holds it is destroyed when the next one is set.
    void tryToEnd(AttemptKey key);
    void answered(AttemptKey key, const Done &result);
    void tryAgain(const AttemptKey &key, const Error &error);
    void finishEnding(const AttemptKey &key);

    const Ports &m_ports;
    const EngineObserver &m_observer;
    std::map<AttemptKey, Ending> m_endings;
};

} // namespace savehub
