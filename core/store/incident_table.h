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
    /// Where an incident stands in a list by start.
    struct Place {
        Instant start{};
        IncidentId id{};
    };

    /// What the engine looks for, computed from the whole record at each save.
    struct Moments {
        Dues dues{};
        std::optional<Instant> reminded{}; ///< when the oldest text left that may be answered
    };

    explicit IncidentTable(Sql &sql)
        : m_sql(sql)
    {
    }

    Result<Incident> byId(const IncidentId &id);
    /// All that \a meeting has had, and whether their people were called.
    Result<std::vector<KnownIncident>> plannedFor(const MeetingId &meeting);
    /// In no particular order.
    Result<std::vector<Incident>> byIds(const std::set<IncidentId> &ids);
    /// The one that is not settled, else the newest.
    Result<std::optional<IncidentId>> newestOf(const MeetingId &meeting, const PersonId &person);

    /// As the next revision of its person, meeting and start. Conflict while an earlier one is
    /// not settled.
    Done insert(const Incident &incident, const Dues &dues);
    Done update(const Incident &before, const Incident &after, const Moments &moments);

    Result<std::vector<IncidentId>> due(Instant now, int limit);
    Result<std::vector<IncidentId>> dueBetween(DueKind kind, Instant from, Instant until,
                                               int limit);
    Result<std::optional<Instant>> nextDueAfter(Instant now);
    Result<std::optional<Instant>> nextDueAfter(DueKind kind, Instant now);
    /// When the oldest text left that may still be answered: of incidents that are not settled and
    /// did not start before \a earliestStart.
    Result<std::optional<Instant>> oldestReminder(Instant earliestStart);
    /// Whether any unsettled incident may have calls placed between the two.
    Result<bool> anyWindowOpens(Instant from, Instant until);
    /// With a step or a call whose outcome is open.
    Result<std::vector<IncidentId>> unfinished();

    /// By start, behind \a after when it is given, at most \a limit.
    Result<std::vector<Incident>> unsettledUntil(Instant start, const std::optional<Place> &after,
                                                 int limit);
    /// Those that started before \a start, the newest first, at most \a limit.
    Result<std::vector<Incident>> unsettledBefore(Instant start, int limit);
    /// Unsettled ones with a call under way, by start, at most \a limit.
    Result<std::vector<Incident>> ringing(int limit);
    Result<std::vector<Incident>> settledSince(Instant settled, const std::optional<Place> &after,
                                               int limit);

private:
    /// As the row has them, bound; nothing when there is none.
    Result<std::optional<QVariantList>> momentsOf(const IncidentId &id);

    Sql &m_sql;
};

} // namespace savehub
