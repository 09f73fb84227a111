// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/meeting_table.h"

#include "domain/words.h"
#include "store/table.h"

namespace savehub {

namespace {

const Table &meetings()
{
    static const Table meetings{
        QStringLiteral("meetings"),
        {QStringLiteral("id")},
        {QStringLiteral("title"), QStringLiteral("start_at"), QStringLiteral("end_at"),
         QStringLiteral("time_zone"), QStringLiteral("source"), QStringLiteral("uid"),
         QStringLiteral("occurrence"), QStringLiteral("cancelled"), QStringLiteral("organizer")}};
    return meetings;
}

const Table &attendances()
{
    static const Table attendances{
        QStringLiteral("attendances"),
        {QStringLiteral("meeting_id")},
        {QStringLiteral("email"), QStringLiteral("name"), QStringLiteral("declined")}};
    return attendances;
}

QVariantList valuesOf(const Meeting &meeting)
{
    return {bound(meeting.id),       bound(meeting.title),      bound(meeting.start),
            bound(meeting.end),      bound(meeting.timeZone),   bound(meeting.source),
            bound(meeting.uid),      bound(meeting.occurrence), bound(meeting.cancelled),
            bound(meeting.organizer)};
}

Meeting meetingFrom(const Row &row)
{
    return {.id = row.id<MeetingId>("id"),
            .title = row.text("title"),
            .start = row.instant("start_at"),
            .end = row.instant("end_at"),
            .timeZone = row.text("time_zone").toUtf8(),
            .source = row.choice<MeetingSource>("source"),
            .uid = row.text("uid"),
            .occurrence = row.text("occurrence"),
            .cancelled = row.flag("cancelled"),
            .organizer = row.text("organizer")};
}

Invitee inviteeFrom(const Row &row)
{
    return {row.text("email"), row.text("name"), row.flag("declined")};
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
    return m_sql.run(meetings().insert(), valuesOf(meeting));
}

Done MeetingTable::update(const Meeting &meeting)
{
    return m_sql.run(meetings().update(), meetings().forUpdate(valuesOf(meeting)));
}

Done MeetingTable::setInvitees(const MeetingId &id, const std::vector<Invitee> &invitees)
{
    return m_sql.run(QStringLiteral("DELETE FROM attendances WHERE meeting_id = ?"), {bound(id)})
        .and_then([&] {
            return forEach(invitees, [&](const Invitee &invitee) {
                return m_sql.run(attendances().insert(),
                                 {bound(id), bound(invitee.email), bound(invitee.name),
                                  bound(invitee.declined)});
            });
        });
}

} // namespace savehub
