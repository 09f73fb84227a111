// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident_planner.h"
#include "meeting_plan.h"
#include "person.h"
#include "sql.h"

#include <QSet>

namespace savehub {

/// What planMeetings() has to know of the store.
struct StoredMeetings {
    std::vector<StoredMeeting> meetings; ///< of the import's UIDs
    PeopleByEmail people;                ///< those whom the import or the store invites to them
    QHash<PersonId, Person> persons;     ///< the same people, whole
};

/// Reads StoredMeetings, each person once.
class StoredMeetingsReader
{
public:
    StoredMeetingsReader(Sql &sql, IncidentPlanner &planner)
        : m_sql(sql),
          m_planner(planner)
    {
    }

    Result<StoredMeetings> read(const MeetingImport &import);

private:
    Done readUid(const QString &uid);
    Done readMeeting(const Meeting &meeting);
    Done readPeople(const std::vector<Invitee> &invitees);
    Done readPerson(const QString &email);

    Sql &m_sql;
    IncidentPlanner &m_planner;
    QSet<QString> m_asked{}; ///< emails
    StoredMeetings m_stored{};
};

} // namespace savehub
