// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/call_watcher.h"

#include "engine/call_outcome.h"

namespace savehub {

std::optional<Milliseconds> pauseBeforePoll(Milliseconds age)
{
    if (age < Minutes{1}) {
        return Seconds{2};
    }
    if (age < Minutes{10}) {
        return Seconds{5};
    }
    if (age < Hours{25}) { // a provider queues for up to a day
        return Minutes{1};
    }
    return std::nullopt;
}

CallWatcher::CallWatcher(const Ports &ports, const EngineObserver &observer,
                         DecisionMaker &decisions)
    : m_ports(ports),
      m_observer(observer),
      m_decisions(decisions)
{
}

CallWatcher::~CallWatcher() = default;

void CallWatcher::watch(const IncidentRecord &record, const AttemptKey &key)
{
    const auto *attempt = record.attempt(key);
    if (!attempt || m_watched.contains(key)) {
        return;
    }
    m_watched[key] = {.incident = record.incident.id,
                      .provider = attempt->provider,
                      .sid = attempt->sid,
                      .since = attempt->acceptedAt.value_or(m_ports.clock.now())};
    schedulePoll(key);
}

void CallWatcher::schedulePoll(const AttemptKey &key)
{
    auto &watched = m_watched.at(key);
    const auto pause = pauseBeforePoll(m_ports.clock.now() - watched.since);
    if (!pause) {
        lose(key, Say::CallEndNeverCame);
        return;
    }
    watched.nextPoll =
        m_ports.clock.wakeAt(m_ports.clock.now() + *pause, [this, key] { poll(key); });
}

void CallWatcher::poll(const AttemptKey &key)
{
    const auto &watched = m_watched.at(key);
    m_ports.providers.calls(watched.provider)
        .fetch(watched.sid, [this, key](const Result<CallReport> &report) {
            if (report) {
                answered(key, *report);
            } else {
                unanswered(key, report.error());
            }
        });
}

void CallWatcher::answered(const AttemptKey &key, const CallReport &report)
{
    auto &watched = m_watched.at(key);
    watched.unknownAnswers = 0;
    m_decisions.record(watched.incident, event::CallReported{key, CallEventSource::Poll, report});
    if (isFinal(report.status)) {
        tellOfSilence(watched);
        m_watched.erase(key);
    } else {
        schedulePoll(key);
    }
}

/// A call went from its beginning to its end without any report. Then no pressed key would be
/// reported either.
void CallWatcher::tellOfSilence(const Watched &watched)
{
    const auto now = m_ports.clock.now();
    const bool wasToldLately =
        m_silenceTold && now >= *m_silenceTold && now < *m_silenceTold + Hours{1};
    if (watched.provider != Provider::Twilio || wasToldLately
        || !m_ports.reportsAreSilentSince(watched.since)) {
        return;
    }
    m_silenceTold = now;
    m_observer.noticed({Notice::Severity::Alarm, watched.incident, Say::CallReportsLost});
}

void CallWatcher::unanswered(const AttemptKey &key, const Error &error)
{
    auto &watched = m_watched.at(key);
    watched.unknownAnswers += error.kind == Error::Kind::NotFound ? 1 : 0;
    if (watched.unknownAnswers >= unknownAnswersThatCount) {
        lose(key, Say::CallForgottenByProvider);
    } else {
        schedulePoll(key);
    }
}

void CallWatcher::lose(const AttemptKey &key, const Phrase &why)
{
    const auto watched = m_watched.extract(key);
    m_decisions.record(watched.mapped().incident, event::CallLost{key, why});
}

} // namespace savehub
