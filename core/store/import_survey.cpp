// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/import_survey.h"

#include "engine/person_merge.h"
#include "store/meeting_table.h"
#include "store/people_table.h"

namespace savehub {

/// CROSS JOIN makes SQLite begin with the meetings of the UID: a person's history may be long, a
/// series is not.
Result<std::vector<WouldPlan>> ImportSurvey::at(const Meeting &meeting,
                                                const std::vector<PersonId> &people)
{
    return m_sql.select(
        QStringLiteral("SELECT id, name, email, EXISTS (SELECT 1 FROM meetings CROSS JOIN incidents"
                       " ON meeting_id = meetings.id WHERE uid = ? AND person_id = people.id)"
                       " AS known FROM people WHERE id IN (SELECT value FROM json_each(?))"
                       " ORDER BY email"),
        {bound(meeting.uid), bound(std::set<PersonId>(people.begin(), people.end()))},
        [&](const Row &row) {
            return WouldPlan{.person = row.id<PersonId>("id"),
                             .name = row.text("name"),
                             .email = row.text("email").toLower(),
                             .uid = meeting.uid,
                             .incidents = 1,
                             .isNew = !row.flag("known"),
                             .day = toIso(meeting.start).left(10)};
        });
}

Result<std::vector<WouldPlan>> ImportSurvey::of(const Person &person)
{
    auto known = person;
    known.email = emailKey(person.email);
    return PeopleTable(m_sql).byEmail(known.email).and_then([&](const auto &stored) {
        known.id = stored ? stored->id : PersonId();
        return MeetingTable(m_sql).countToPlan(known, m_now).map([&](auto lacking) {
            for (auto &part : lacking) {
                part.person = known.id;
                part.name = known.name;
                part.email = known.email;
            }
            return lacking;
        });
    });
}

/// Counts as ImportAmounts does. A meeting that moved has a new incident, but is no new invitation.
/// The plus keeps SQLite from going through the person's history for each meeting of a series.
Result<int> ImportSurvey::invitationsSince(const PersonId &person, Instant since)
{
    return m_sql
        .number(
            QStringLiteral("SELECT coalesce(sum(fullest - EXISTS ("
                           "SELECT 1 FROM meetings CROSS JOIN incidents ON meeting_id = meetings.id"
                           " WHERE uid = invited AND person_id = ?3 AND +created_at <= ?2)), 0)"
                           " FROM (SELECT invited, max(number) AS fullest"
                           " FROM (SELECT uid AS invited, count(DISTINCT meeting_id) AS number"
                           " FROM incidents CROSS JOIN meetings ON meetings.id = meeting_id"
                           " WHERE person_id = ?1 AND created_at > ?2"
                           " GROUP BY uid, substr(meetings.start_at, 1, 10))"
                           " GROUP BY invited)"),
            {bound(person), bound(since), bound(person)})
        .map([](qint64 count) { return static_cast<int>(count); });
}

Done ImportSurvey::check(const ImportAmounts &amounts)
{
    auto invited = amounts.invited();
    return forEach(invited,
                   [&](Invited &one) {
                       return invitationsSince(one.person, m_now - invitationsCountFor)
                           .map([&](int earlier) { one.earlier = earlier; });
                   })
        .and_then([&] { return checkAmounts(amounts.incidents(), invited); });
}

} // namespace savehub
