// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/meeting_table.h"

#include "domain/words.h"
#include "store/columns.h"

namespace savehub {

namespace {

struct MeetingColumns {
    using Record = Meeting;

    template <typename Visit>
    static void visit(Visit see)
    {
        using enum ColumnKind;
        see(Fixed, "id", &Meeting::id);
        see(Changing, "title", &Meeting::title);
        see(Changing, "start_at", &Meeting::start);
        see(Changing, "end_at", &Meeting::end);
        see(Changing, "time_zone", &Meeting::timeZone);
        see(Changing, "source", &Meeting::source);
        see(Changing, "uid", &Meeting::uid);
        see(Changing, "occurrence", &Meeting::occurrence);
        see(Changing, "cancelled", &Meeting::cancelled);
        see(Changing, "organizer", &Meeting::organizer);
    }
};

struct InviteeColumns {
    using Record = Invitee;

    template <typename Visit>
    static void visit(Visit see)
    {
        using enum ColumnKind;
        see(Fixed, "email", &Invitee::email);
        see(Fixed, "name", &Invitee::name);
        see(Fixed, "declined", &Invitee::declined);
    }
};

const Table &meetings()
{
    static const auto meetings = tableOf<MeetingColumns>(QStringLiteral("meetings"));
    return meetings;
}

const Table &attendances()
{
    static const auto attendances =
        tableOf<InviteeColumns>(QStringLiteral("attendances"), {QStringLiteral("meeting_id")});
    return attendances;
}

Meeting meetingFrom(const Row &row)
{
    return recordFrom<MeetingColumns>(row);
}

Invitee inviteeFrom(const Row &row)
{
    return recordFrom<InviteeColumns>(row);
}

/// Joins attendances with the future meetings that name an email and lack an incident of a person.
/// Binds email, now and person. CROSS JOIN makes SQLite begin with the person's invitations,
/// whatever the result is sorted by.
QString lackingIncidents()
{
    return QStringLiteral(" CROSS JOIN meetings ON meetings.id = attendances.meeting_id"
                          " WHERE email = ? AND meetings.start_at > ?"
                          " AND declined = 0 AND cancelled = 0"
                          " AND NOT EXISTS (SELECT 1 FROM incidents"
                          " WHERE person_id = ? AND meeting_id = meetings.id"
                          " AND incidents.start_at = meetings.start_at)");
}

} // namespace

Result<Meeting> MeetingTable::byId(const MeetingId &id)
{
    return m_sql
        .first(QStringLiteral("SELECT * FROM meetings WHERE id = ?"), {bound(id)}, meetingFrom)
        .and_then([](std::optional<Meeting> meeting) -> Result<Meeting> {
            if (meeting) {
                return *std::move(meeting);
            }
            return failure(Error::Kind::NotFound, Words::tr("There is no such meeting."));
        });
}

Result<std::vector<Meeting>> MeetingTable::byIds(const std::set<MeetingId> &ids)
{
    return m_sql.select(
        QStringLiteral("SELECT * FROM meetings WHERE id IN (SELECT value FROM json_each(?))"),
        {bound(ids)}, meetingFrom);
}

Result<std::vector<Meeting>> MeetingTable::byUid(const QString &uid)
{
    return m_sql.select(QStringLiteral("SELECT * FROM meetings WHERE uid = ? ORDER BY occurrence"),
                        {bound(uid)}, meetingFrom);
}

Result<std::optional<Meeting>> MeetingTable::byName(const QString &uid, const QString &occurrence)
{
    return m_sql.first(QStringLiteral("SELECT * FROM meetings WHERE uid = ? AND occurrence = ?"),
                       {bound(uid), bound(occurrence)}, meetingFrom);
}

Result<std::vector<Meeting>> MeetingTable::toPlan(const Person &person, Instant now, int limit)
{
    return m_sql.select(QStringLiteral("SELECT meetings.* FROM attendances") + lackingIncidents()
                            + QStringLiteral(" ORDER BY meetings.start_at, meetings.id LIMIT ?"),
                        {bound(person.email), bound(now), bound(person.id), limit}, meetingFrom);
}

Result<std::vector<WouldPlan>> MeetingTable::countToPlan(const Person &person, Instant now)
{
    return m_sql.select(
        QStringLiteral("SELECT uid, substr(meetings.start_at, 1, 10) AS day,"
                       " count(*) AS incidents, EXISTS (SELECT 1 FROM meetings AS other"
                       " CROSS JOIN incidents ON meeting_id = other.id"
                       " WHERE other.uid = meetings.uid AND person_id = ?) AS known"
                       " FROM attendances")
            + lackingIncidents() + QStringLiteral(" GROUP BY uid, day ORDER BY uid, day"),
        {bound(person.id), bound(person.email), bound(now), bound(person.id)}, [](const Row &row) {
            return WouldPlan{.person = {},
                             .name = {},
                             .email = {},
                             .uid = row.text("uid"),
                             .incidents = static_cast<int>(row.number("incidents")),
                             .isNew = !row.flag("known"),
                             .day = row.text("day")};
        });
}

Result<std::vector<Invitee>> MeetingTable::invitees(const MeetingId &id)
{
    return m_sql.select(
        QStringLiteral("SELECT * FROM attendances WHERE meeting_id = ? ORDER BY email"),
        {bound(id)}, inviteeFrom);
}

Done MeetingTable::insert(const Meeting &meeting)
{
    return m_sql.run(meetings().insert(), boundAll<MeetingColumns>(meeting));
}

Done MeetingTable::update(const Meeting &meeting)
{
    return m_sql.run(meetings().update(), meetings().forUpdate(boundAll<MeetingColumns>(meeting)));
}

Done MeetingTable::setInvitees(const MeetingId &id, const std::vector<Invitee> &invitees)
{
    return m_sql.run(QStringLiteral("DELETE FROM attendances WHERE meeting_id = ?"), {bound(id)})
        .and_then([&] {
            return forEach(invitees, [&](const Invitee &invitee) {
                return m_sql.run(attendances().insert(),
                                 boundAll<InviteeColumns>(invitee, {bound(id)}));
            });
        });
}

} // namespace savehub
