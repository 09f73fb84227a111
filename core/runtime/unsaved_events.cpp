// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/unsaved_events.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"

#include <algorithm>

namespace savehub {

namespace {

struct OutcomeText {
    QString operator()(const Accepted &accepted) const
    {
        return QStringLiteral("accepted as ") + oneLine(accepted.sid.text());
    }
    QString operator()(const NotSent &) const { return QStringLiteral("not sent"); }
    QString operator()(const Rejected &) const { return QStringLiteral("rejected"); }
    QString operator()(const UnknownOutcome &) const { return QStringLiteral("outcome unknown"); }
    QString operator()(const OnlyBuilt &) const { return QStringLiteral("only built"); }
};

struct EventText {
    QString operator()(const event::CallSent &e) const
    {
        return QStringLiteral("call %1 %2")
            .arg(e.attempt.text(), std::visit(OutcomeText{}, e.outcome));
    }
    QString operator()(const event::CallReported &e) const
    {
        return QStringLiteral("call %1 is %2").arg(e.attempt.text(), toText(e.report.status));
    }
    QString operator()(const event::MessageSent &e) const
    {
        return QStringLiteral("message %1 %2")
            .arg(e.step.text(), std::visit(OutcomeText{}, e.outcome));
    }
    template <typename Specific>
    QString operator()(const Specific &e) const
    {
        if constexpr (requires { e.attempt; }) {
            return QStringLiteral("news of call ") + e.attempt.text();
        } else if constexpr (requires { e.step; }) {
            return QStringLiteral("news of message ") + e.step.text();
        } else {
            return QStringLiteral("news of the incident");
        }
    }
};

} // namespace

void UnsavedEvents::add(const IncidentId &incident, const Event &event)
{
    auto &events = m_events[incident];
    events.push_back(event);
    if (events.size() == 1) {
        m_fresh.push_back(incident);
    }
}

size_t UnsavedEvents::count() const
{
    size_t count = 0;
    for (const auto &[incident, events] : m_events) {
        count += events.size();
    }
    return count;
}

std::vector<IncidentEvent> UnsavedEvents::all() const
{
    std::vector<IncidentEvent> all;
    for (const auto &[incident, events] : m_events) {
        for (const auto &event : events) {
            all.push_back({incident, event});
        }
    }
    return all;
}

std::vector<IncidentEvent> UnsavedEvents::oldestOf(const Waiting &incidents, size_t limit) const
{
    std::vector<IncidentEvent> oldest;
    for (size_t i = 0; i < std::min(limit, incidents.size()); ++i) {
        oldest.push_back({incidents[i], m_events.at(incidents[i]).front()});
    }
    return oldest;
}

bool UnsavedEvents::isFresh(const IncidentId &incident) const
{
    return std::find(m_fresh.begin(), m_fresh.end(), incident) != m_fresh.end();
}

IncidentEvent UnsavedEvents::oldest(const IncidentId &incident) const
{
    return {incident, m_events.at(incident).front()};
}

void UnsavedEvents::saved(const IncidentId &incident)
{
    std::erase(m_fresh, incident);
    std::erase(m_stuck, incident);
    auto &events = m_events.at(incident);
    events.pop_front();
    if (events.empty()) {
        m_events.erase(incident);
    } else {
        m_fresh.push_back(incident);
    }
}

void UnsavedEvents::couldNotBeSaved(const IncidentId &incident)
{
    std::erase(m_fresh, incident);
    std::erase(m_stuck, incident);
    m_stuck.push_back(incident); // behind the others
}

bool UnsavedEvents::holdsAnswer(const IncidentId &incident) const
{
    const auto events = m_events.find(incident);
    return events != m_events.end()
           && std::any_of(events->second.begin(), events->second.end(), isAnswer);
}

bool isAnswer(const Event &event)
{
    return std::holds_alternative<event::Joined>(event)
           || std::holds_alternative<event::Missed>(event)
           || std::holds_alternative<event::Acknowledge>(event)
           || std::holds_alternative<event::Resolve>(event);
}

QString describe(const Event &event)
{
    return std::visit(EventText{}, event);
}

} // namespace savehub
