// SPDX-License-Identifier: GPL-3.0-or-later
#include "stored_meetings.h"

#include "meeting_table.h"
#include "people_table.h"

namespace savehub {

Result<StoredMeetings> StoredMeetingsReader::read(const MeetingImport &import)
{
    QSet<QString> uids(import.uids.begin(), import.uids.end());
    for (const auto &listed : import.meetings) {
        uids.insert(listed.meeting.uid);
    }
    return forEach(uids, [&](const QString &uid) { return readUid(uid); })
        .and_then([&] {
            return forEach(import.meetings, [&](const CalendarMeeting &listed) {
                return readPeople(listed.invitees);
            });
        })
        .map([&] { return std::move(m_stored); });
}

Done StoredMeetingsReader::readUid(const QString &uid)
{
    return MeetingTable(m_sql).byUid(uid).and_then([&](const std::vector<Meeting> &meetings) {
        return forEach(meetings, [&](const Meeting &meeting) { return readMeeting(meeting); });
    });
}

Done StoredMeetingsReader::readMeeting(const Meeting &meeting)
{
    StoredMeeting stored{meeting, {}, {}};
    return MeetingTable(m_sql)
        .invitees(meeting.id)
        .and_then([&](const std::vector<Invitee> &invitees) {
            stored.invitees = invitees;
            return readPeople(invitees);
        })
        .and_then([&] { return m_planner.incidentsOf(meeting.id); })
        .map([&](const std::vector<PlannedIncident> &incidents) {
            stored.incidents = incidents;
            m_stored.meetings.push_back(std::move(stored));
        });
}

Done StoredMeetingsReader::readPeople(const std::vector<Invitee> &invitees)
{
    return forEach(invitees, [&](const Invitee &invitee) {
        return readPerson(invitee.email.trimmed().toLower());
    });
}

Done StoredMeetingsReader::readPerson(const QString &email)
{
    if (m_asked.contains(email)) {
        return {};
    }
    m_asked.insert(email);
    return PeopleTable(m_sql).byEmail(email).map([&](const std::optional<Person> &person) {
        if (person) {
            m_stored.people.insert(email, person->id);
            m_stored.persons.insert(person->id, *person);
        }
    });
}

} // namespace savehub
