// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/decision_maker.h"

#include <map>
#include <memory>

namespace savehub {

/// How long to wait before a call's status is asked for again. Nothing when a call of that age
/// cannot be alive any more.
std::optional<Milliseconds> pauseBeforePoll(Milliseconds age);

/// One answer "no such call" may come too early, because the provider is eventually consistent.
/// This many of them, with no report in between, count.
constexpr int unknownAnswersThatCount = 5;

/// Asks the provider for the status of every call under way until it is final. Without a public
/// address for callbacks this is how the end of a call becomes known; with one it is the safety
/// net.
class CallWatcher
{
public:
    CallWatcher(const Ports &ports, const EngineObserver &observer, DecisionMaker &decisions);
    ~CallWatcher();

    void watch(const IncidentRecord &record, const AttemptKey &key);

private:
    struct Watched {
        IncidentId incident;
        Provider provider = Provider::Mock;
        ProviderSid sid;
        Instant since;
        int unknownAnswers = 0;
        std::unique_ptr<Wakeup> nextPoll{};
    };

    void schedulePoll(const AttemptKey &key);
    void poll(const AttemptKey &key);
    void answered(const AttemptKey &key, const CallReport &report);
    void unanswered(const AttemptKey &key, const Error &error);
    void lose(const AttemptKey &key, const Phrase &why);
    void tellOfSilence(const Watched &watched);

    const Ports &m_ports;
    const EngineObserver &m_observer;
    DecisionMaker &m_decisions;
    std::map<AttemptKey, Watched> m_watched;
    std::optional<Instant> m_silenceTold;
};

} // namespace savehub
