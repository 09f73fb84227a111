// SPDX-License-Identifier: GPL-3.0-or-later
#include "decision_maker.h"

#include "surroundings.h"

namespace savehub {

namespace {
constexpr Milliseconds pauseWhenBusy{500};
} // namespace

DecisionMaker::DecisionMaker(const World &world, const Audience &audience, Carrier carrier,
                             std::function<void()> committed)
    : m_world(world),
      m_audience(audience),
      m_carrier(std::move(carrier)),
      m_committed(std::move(committed))
{
}

DecisionMaker::~DecisionMaker() = default;

Result<Decision> DecisionMaker::apply(const IncidentId &incident, const Event &event,
                                      LineStanding line)
{
    auto decision = decideAndSave(incident, event, line, false);
    const bool mayCall = line == LineStanding::Granted;
    if (mayCall && !decision && decision.error().kind == Error::Kind::Conflict) {
        // The schema holds the limits, too, and has the last word: then the step ends without a call.
        decision = decideAndSave(incident, event, line, true);
    }
    if (decision) {
        m_undo.heard(incident, event, decision->refusal.has_value());
    }
    if (decision && !decision->refusal) {
        publish(incident, *decision);
    }
    return decision;
}

Result<Decision> DecisionMaker::decideAndSave(const IncidentId &incident, const Event &event,
                                              LineStanding line, bool callIsRefused)
{
    const auto decideHere = [&](const IncidentRecord &record, const Standing &standing) {
        auto circumstances = surroundings(m_world, record, standing);
        circumstances.line = line;
        circumstances.callIsRefused = callIsRefused;
        circumstances.isUndisturbed = m_undo.isUndisturbed(incident);
        circumstances.freshKey = AttemptKey(m_world.ids.next());
        return decide(record, event, circumstances);
    };
    return m_world.store.transact(incident, m_world.clock.now(), decideHere);
}

Done DecisionMaker::submit(const IncidentId &incident, const Event &event)
{
    const auto decision = apply(incident, event);
    if (!decision) {
        return tl::make_unexpected(decision.error());
    }
    return decision->refusal ? Done(tl::make_unexpected(*decision->refusal)) : Done();
}

void DecisionMaker::record(const IncidentId &incident, const Event &event)
{
    tryToRecord(incident, event, true);
}

void DecisionMaker::tryToRecord(const IncidentId &incident, const Event &event, bool isFirstTry)
{
    const auto decision = apply(incident, event);
    if (decision) {
        return;
    }
    if (isFirstTry) {
        m_audience.noticed({Notice::Severity::Alarm, incident, decision.error().text()});
    }
    if (decision.error().kind == Error::Kind::Unavailable) {
        retryLater(incident, event);
    }
}

void DecisionMaker::retryLater(const IncidentId &incident, const Event &event)
{
    const auto number = m_nextRetry++;
    m_retries[number] =
        m_world.clock.wakeAt(m_world.clock.now() + pauseWhenBusy, [this, number, incident, event] {
            const auto self = m_retries.extract(number); // lives until this call is over
            tryToRecord(incident, event, false);
        });
}

void DecisionMaker::publish(const IncidentId &incident, const Decision &decision)
{
    for (const auto &line : decision.log) {
        m_world.log.write(line);
    }
    for (const auto &notice : decision.notices) {
        m_audience.noticed(notice);
    }
    m_audience.changed();
    for (const auto &command : decision.commands) {
        m_carrier(incident, command);
    }
    m_committed();
}

} // namespace savehub
