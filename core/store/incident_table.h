// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"
#include "engine/meeting_plan.h"
#include "engine/schedule.h"
#include "ports/store.h"
#include "store/sql.h"

namespace savehub {

class IncidentTable
{
public:
    /// The place of an incident in a list that is ordered by start and id.
    struct Place {
        Instant start{};
        IncidentId id{};
    };

    /// Moments by which incidents are found. Computed from the whole record at each save.
    struct Moments {
        Dues dues{};
        std::optional<Instant> reminded{}; ///< when the oldest text that may be answered left
    };

    explicit IncidentTable(Sql &sql)
        : m_sql(sql)
    {
    }

    Result<Incident> byId(const IncidentId &id);
    /// All incidents that \a meeting has had, and whether their people were called.
    Result<std::vector<KnownIncident>> plannedFor(const MeetingId &meeting);
    /// In no particular order.
    Result<std::vector<Incident>> byIds(const std::set<IncidentId> &ids);
    /// The one that is not settled, else the newest.
    Result<std::optional<IncidentId>> newestOf(const MeetingId &meeting, const PersonId &person);

    /// Stores the incident as the next revision of its person, meeting and start. Conflict while an
    /// earlier one is not settled.
    Done insert(const Incident &incident, const Dues &dues);
    Done update(const Incident &before, const Incident &after, const Moments &moments);

    Result<std::vector<IncidentId>> due(Instant now, int limit);
    Result<std::vector<IncidentId>> dueBetween(DueKind kind, Instant from, Instant until,
                                               int limit);
    Result<std::optional<Instant>> nextDueAfter(Instant now);
    Result<std::optional<Instant>> nextDueAfter(DueKind kind, Instant now);
    /// When the oldest text left that may still be answered. Counts only incidents that are not
    /// settled and did not start before \a earliestStart.
    Result<std::optional<Instant>> oldestReminder(Instant earliestStart);
    /// Whether the call window of any unsettled incident is open between \a from and \a until.
    Result<bool> anyWindowOpens(Instant from, Instant until);
    /// Incidents with a step or a call whose outcome is open, or with a call that is given up but
    /// still to be taken back.
    Result<std::vector<IncidentId>> unfinished();

    /// Those that start no later than \a start, in the order of their places, at most \a limit;
    /// only those behind \a after, if given.
    Result<std::vector<Incident>> unsettledUntil(Instant start, const std::optional<Place> &after,
                                                 int limit);
    /// Those that started before \a start, the newest first, at most \a limit.
    Result<std::vector<Incident>> unsettledBefore(Instant start, int limit);
    /// Unsettled incidents with a call under way, ordered by start, at most \a limit.
    Result<std::vector<Incident>> ringing(int limit);
    Result<std::vector<Incident>> settledSince(Instant settled, const std::optional<Place> &after,
                                               int limit);

private:
    /// The moments in the row, as they are bound; nothing when there is no row.

    Sql &m_sql;
};

} // namespace savehub
