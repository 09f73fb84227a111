// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/undo_watch.h"

#include <algorithm>

namespace savehub {

namespace {

/// Nobody undoes more than this within ten seconds.
constexpr size_t mostKept = 100;

struct IsNews {
    template <typename Other>
    bool operator()(const Other &) const
    {
        return false;
    }
    bool operator()(const event::Joined &) const { return true; }
    bool operator()(const event::Missed &) const { return true; }
    bool operator()(const event::Acknowledge &) const { return true; }
    bool operator()(const event::Resolve &) const { return true; }
    bool operator()(const event::Undo &) const { return true; }
    bool operator()(const event::TextReceived &) const { return true; }
    bool operator()(const event::MeetingCancelled &) const { return true; }
    bool operator()(const event::MeetingMoved &) const { return true; }
    bool operator()(const event::CallReported &event) const
    {
        return !event.report.digit.isEmpty();
    }
};

bool settles(const Event &event)
{
    const auto *joined = std::get_if<event::Joined>(&event);
    return (joined && joined->call.isEmpty()) || std::holds_alternative<event::Acknowledge>(event)
           || std::holds_alternative<event::Resolve>(event);
}

} // namespace

bool UndoWatch::answerMayBeUndone(const IncidentId &incident) const
{
    return std::find(m_undisturbed.begin(), m_undisturbed.end(), incident) != m_undisturbed.end();
}

void UndoWatch::note(const IncidentId &incident, const Event &event, bool wasRefused)
{
    if (!std::visit(IsNews{}, event)) {
        return;
    }
    std::erase(m_undisturbed, incident);
    if (settles(event) && !wasRefused) {
        m_undisturbed.push_back(incident);
    }
    if (m_undisturbed.size() > mostKept) {
        m_undisturbed.pop_front();
    }
}

} // namespace savehub
