// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imports.h"
#include "meeting.h"
#include "sql.h"

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
    /// Those after \a now that invite \a email and were not declined or cancelled.
    Result<std::vector<Meeting>> toCome(const QString &email, Instant now);
    /// By email.
    Result<std::vector<Invitee>> invitees(const MeetingId &id);

    Done insert(const Meeting &meeting);
    Done update(const Meeting &meeting);
    Done setInvitees(const MeetingId &id, const std::vector<Invitee> &invitees);

private:
    Sql &m_sql;
};

} // namespace savehub
