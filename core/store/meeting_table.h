// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/meeting.h"
#include "domain/person.h"
#include "engine/import_limits.h"
#include "engine/imports.h"
#include "store/sql.h"

namespace savehub {

/// Meetings and who is invited to them.
class MeetingTable
{
public:
    explicit MeetingTable(Sql &sql)
        : m_sql(sql)
    {
    }

    Result<Meeting> byId(const MeetingId &id);
    Result<std::vector<Meeting>> byIds(const std::set<MeetingId> &ids);
    Result<std::vector<Meeting>> byUid(const QString &uid);
    Result<std::optional<Meeting>> byName(const QString &uid, const QString &occurrence);
    /// Meetings after \a now that invite \a person, were neither declined nor cancelled, and have
    /// no incident of that person for their start; at most \a limit.
    Result<std::vector<Meeting>> toPlan(const Person &person, Instant now, int limit);
    /// Counts these meetings for each UID and day, ordered by both. Leaves the fields about the
    /// person empty.
    Result<std::vector<WouldPlan>> countToPlan(const Person &person, Instant now);
    /// Ordered by email.
    Result<std::vector<Invitee>> invitees(const MeetingId &id);

    Done insert(const Meeting &meeting);
    Done update(const Meeting &meeting);
    Done setInvitees(const MeetingId &id, const std::vector<Invitee> &invitees);

private:
    Sql &m_sql;
};

} // namespace savehub
