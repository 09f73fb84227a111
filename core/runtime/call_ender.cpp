// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/call_ender.h"

#include "engine/call_outcome.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr Milliseconds shortestPause{2'000};
constexpr Milliseconds longestPause{30'000};
constexpr int triesUntilTold = 6; ///< about half a minute

} // namespace

Milliseconds pauseAfterEnding(int tries)
{
    auto pause = shortestPause;
    for (int i = 1; i < tries && pause < longestPause; ++i) {
        pause = pause * 3 / 2;
    }
    return std::min(pause, longestPause);
}

CallEnder::CallEnder(const Ports &ports, const EngineObserver &observer)
    : m_ports(ports),
      m_observer(observer)
{
}

CallEnder::~CallEnder() = default;

void CallEnder::end(const IncidentId &incident, const AttemptKey &key)
{
    const auto [ending, isNew] = m_endings.try_emplace(key, Ending{incident});
    if (isNew) {
        tryToEnd(key);
    } else {
        ending->second.isAskedAgain = true;
    }
}

void CallEnder::tryToEnd(AttemptKey key)
{
    auto &ending = m_endings.at(key);
    ending.isAskedAgain = false;
    const auto record = m_ports.store.load(ending.incident);
    if (!record) {
        tryAgain(key, record.error());
        return;
    }
    ending.subject = subjectOf(*record);
    const auto *attempt = record->attempt(key);
    if (!attempt || !isAtProvider(attempt->status) || mayTalkOn(record->incident, *attempt)) {
        finishEnding(key);
        return;
    }
    const bool isSettled = record->incident.state == IncidentState::Resolved;
    m_ports.providers.calls(attempt->provider)
        .end(attempt->sid, isSettled ? HangUp::Always : HangUp::UnlessTalking,
             [this, key](const Done &result) { answered(key, result); });
}

void CallEnder::answered(AttemptKey key, const Done &result)
{
    if (!result && result.error().kind != Error::Kind::NotFound) {
        tryAgain(key, result.error());
    } else if (m_endings.at(key).isAskedAgain) {
        tryToEnd(key);
    } else {
        finishEnding(key);
    }
}

void CallEnder::tryAgain(const AttemptKey &key, const Error &error)
{
    auto &ending = m_endings.at(key);
    ending.tries += 1;
    if (ending.tries == triesUntilTold) {
        m_observer.noticed({Notice::Severity::Alarm, ending.incident,
                            Phrase(Say::CallNotEndedYet, ending.subject, error.text())});
    }
    ending.next = m_ports.clock.wakeAt(m_ports.clock.now() + pauseAfterEnding(ending.tries),
                                       [this, key] { tryToEnd(key); });
}

void CallEnder::finishEnding(const AttemptKey &key)
{
    const auto ending = m_endings.extract(key);
    if (ending.mapped().tries >= triesUntilTold) {
        m_observer.noticed({Notice::Severity::Info, ending.mapped().incident,
                            Phrase(Say::CallOverAfterAll, ending.mapped().subject)});
    }
}

} // namespace savehub
