// SPDX-License-Identifier: GPL-3.0-or-later
#include "call_carrier.h"

#include "call_guards.h"
#include "call_outcome.h"
#include "schedule.h"
#include "spoken_call.h"
#include "surroundings.h"

#include <QCoreApplication>

#include <algorithm>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CallCarrier)
};

constexpr Milliseconds longestRequest{45'000};
constexpr Seconds pauseBetweenEndings{2};
constexpr int maxEndings = 10;

/// The guards, asked again just before the bytes leave: None when the call may go out.
Reason refusalNow(const World &world, const IncidentRecord &record, const Attempt &attempt,
                  const Standing &standing)
{
    if (attempt.cancelWanted) {
        return Reason::IncidentNotActive;
    }
    const auto circumstances = surroundings(world, record, standing, world.clock.now());
    return askGuards(questionFor(record, circumstances, attempt.key)).refusal;
}

} // namespace

CallCarrier::CallCarrier(const World &world, const Audience &audience, DecisionMaker &decisions)
    : m_world(world),
      m_audience(audience),
      m_decisions(decisions)
{
}

CallCarrier::~CallCarrier() = default;

void CallCarrier::place(const IncidentId &incident, const AttemptKey &key)
{
    const auto record = m_world.store.load(incident);
    const auto standing = m_world.store.standing(m_world.clock.now());
    const auto *attempt = record ? record->attempt(key) : nullptr;
    if (!attempt || !standing) {
        const auto why = Words::tr("the database could not be read just before the call");
        m_decisions.record(incident, event::CallSent{key, NotSent{why}});
        return;
    }
    if (attempt->status != AttemptStatus::Sending) {
        return; // another process took it over
    }
    if (attempt->provider != standing->settings.provider) {
        const auto why = Words::tr("the provider was switched just before the call");
        m_decisions.record(incident, event::CallSent{key, NotSent{why}});
        return;
    }
    const auto refusal = refusalNow(m_world, *record, *attempt, *standing);
    if (refusal != Reason::None) {
        m_decisions.record(incident, event::CallWithheld{key, refusal});
        return;
    }
    send(*record, *attempt, standing->settings);
}

void CallCarrier::send(const IncidentRecord &record, const Attempt &attempt,
                       const Settings &settings)
{
    const auto spoken = spokenCall(m_world.messages, record, attempt);
    if (!spoken) {
        m_decisions.record(record.incident.id,
                           event::CallSent{attempt.key, Rejected{spoken.error().text()}});
        return;
    }
    const auto left = callWindow(record.incident.start).until - m_world.clock.now();
    auto request = callRequest(attempt, *spoken, settings);
    request.meeting = record.meeting.id;
    request.person = record.person.id;
    request.timeAllowed = std::clamp(left, Milliseconds{1}, longestRequest);
    m_sending += 1;
    m_world.providers.calls(attempt.provider)
        .place(request, [this, incident = record.incident.id,
                         key = attempt.key](const SendOutcome &outcome) {
            m_sending -= 1;
            m_decisions.record(incident, event::CallSent{key, outcome});
        });
}

void CallCarrier::end(const IncidentId &incident, const AttemptKey &key)
{
    if (m_endings.try_emplace(key, Ending{incident}).second) {
        tryToEnd(key);
    }
}

void CallCarrier::tryToEnd(const AttemptKey &key)
{
    const auto record = m_world.store.load(m_endings.at(key).incident);
    const auto *attempt = record ? record->attempt(key) : nullptr;
    if (attempt && !isAtProvider(attempt->status)) {
        m_endings.erase(key);
        return;
    }
    if (!attempt) {
        ended(key, record ? Done{} : tl::make_unexpected(record.error()));
        return;
    }
    m_world.providers.calls(attempt->provider).end(attempt->sid, [this, key](const Done &result) {
        ended(key, result);
    });
}

void CallCarrier::ended(const AttemptKey &key, const Done &result)
{
    auto &ending = m_endings.at(key);
    ending.tries += 1;
    if (result) {
        m_endings.erase(key);
    } else if (ending.tries < maxEndings) {
        ending.retry = m_world.clock.wakeAt(m_world.clock.now() + pauseBetweenEndings,
                                            [this, key] { tryToEnd(key); });
    } else {
        m_audience.noticed({Notice::Severity::Alarm, ending.incident,
                            Words::tr("A call could not be ended: %1").arg(result.error().text())});
        m_endings.erase(key);
    }
}

} // namespace savehub
