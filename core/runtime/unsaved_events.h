// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decide.h"

#include <deque>
#include <map>
#include <vector>

namespace savehub {

/// Something that happens to an incident.
struct IncidentEvent {
    IncidentId incident;
    Event event;
    LineTurn line = LineTurn::Outside;
};

/// What has happened and is not in the database yet. The events of one incident are saved in the
/// order in which they happened. An event that could not be saved keeps only its own incident
/// waiting.
class UnsavedEvents
{
public:
    void add(const IncidentId &incident, const Event &event);
    bool isEmpty() const { return m_events.empty(); }
    size_t count() const;
    size_t incidents() const { return m_events.size(); }
    size_t freshIncidents() const { return m_fresh.size(); }
    bool concerns(const IncidentId &incident) const { return m_events.contains(incident); }
    std::vector<IncidentEvent> all() const;
    /// Whether somebody said that \a incident wants no call any more.
    bool holdsAnswer(const IncidentId &incident) const;

    /// The oldest event of each incident, at most \a limit. fresh(): those that nobody has tried to
    /// save yet; stuck(): those that could not be saved.
    std::vector<IncidentEvent> fresh(size_t limit) const { return oldestOf(m_fresh, limit); }
    std::vector<IncidentEvent> stuck(size_t limit) const { return oldestOf(m_stuck, limit); }

    /// Whether nobody has tried in vain to save the oldest event of \a incident.
    bool isFresh(const IncidentId &incident) const;
    IncidentEvent oldest(const IncidentId &incident) const;

    /// What became of the oldest event of \a incident.
    void saved(const IncidentId &incident);
    void couldNotBeSaved(const IncidentId &incident);

private:
    using Waiting = std::deque<IncidentId>;
    std::vector<IncidentEvent> oldestOf(const Waiting &incidents, size_t limit) const;

    std::map<IncidentId, std::deque<Event>> m_events;
    Waiting m_fresh, m_stuck; ///< each incident of m_events is in one of these
};

/// Whether \a event says that nobody has to be called or reminded any more.
bool isAnswer(const Event &event);

/// What happened, in a few words, for a line of the log.
QString describe(const Event &event);

} // namespace savehub
