// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decide.h"

#include <deque>
#include <map>
#include <vector>

namespace savehub {

/// Something that happens to an incident.
struct Occurrence {
    IncidentId incident;
    Event event;
    LineStanding line = LineStanding::Outside;
};

/// What has happened and is not in the database yet. Of one incident it is saved in the order in
/// which it happened; what could not be saved keeps only its own incident waiting.
class UnsavedEvents
{
public:
    void add(const IncidentId &incident, const Event &event);
    bool isEmpty() const { return m_events.empty(); }
    size_t count() const;
    size_t incidents() const { return m_events.size(); }
    size_t freshIncidents() const { return m_fresh.size(); }
    bool concerns(const IncidentId &incident) const { return m_events.contains(incident); }
    std::vector<Occurrence> all() const;
    /// Somebody said that \a incident wants no call any more.
    bool holdsAnswer(const IncidentId &incident) const;

    /// The oldest of each incident, at most \a limit: of those that nobody tried to save yet, or
    /// of those that could not be saved.
    std::vector<Occurrence> fresh(size_t limit) const { return oldestOf(m_fresh, limit); }
    std::vector<Occurrence> stuck(size_t limit) const { return oldestOf(m_stuck, limit); }

    /// Nobody tried in vain to save the oldest of \a incident.
    bool isFresh(const IncidentId &incident) const;
    Occurrence oldest(const IncidentId &incident) const;

    /// What became of the oldest of \a incident.
    void saved(const IncidentId &incident);
    void couldNotBeSaved(const IncidentId &incident);

private:
    using Waiting = std::deque<IncidentId>;
    std::vector<Occurrence> oldestOf(const Waiting &incidents, size_t limit) const;

    std::map<IncidentId, std::deque<Event>> m_events;
    Waiting m_fresh, m_stuck; ///< each incident that is in m_events, in one of them
};

/// Somebody says that nobody has to be called or reminded any more.
bool isAnswer(const Event &event);

/// In a few words what happened, for a line of the log.
QString describe(const Event &event);

} // namespace savehub
