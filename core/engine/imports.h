// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "meeting.h"
#include "person.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace savehub {

/// Somebody a calendar invites to a meeting.
struct Invitee {
    QString email; ///< lower case
    QString name;  ///< as the calendar writes it; may be empty
    bool declined = false;
    bool operator==(const Invitee &) const = default;
};

/// One occurrence as a calendar has it. The meeting's id is empty: the store knows it by uid and
/// occurrence.
struct CalendarMeeting {
    Meeting meeting;
    std::vector<Invitee> invitees;
    bool operator==(const CalendarMeeting &) const = default;
};

/// What a calendar says. Every UID it names is described completely between \c from and
/// \c until: a stored occurrence of that UID that is not listed has been cancelled.
struct MeetingImport {
    std::vector<CalendarMeeting> meetings;
    QStringList uids; ///< every UID the calendar names, also those without occurrences left
    Instant from;
    Instant until;
};

struct PeopleImported {
    int added = 0;
    int updated = 0;
    int unchanged = 0;
    int incidentsPlanned = 0;
    bool operator==(const PeopleImported &) const = default;
};

struct MeetingsImported {
    int added = 0;
    int updated = 0; ///< title, end or invitees
    int moved = 0;
    int cancelled = 0;
    int unchanged = 0;
    int incidentsPlanned = 0;
    int incidentsSettled = 0;
    std::vector<Invitee> unknown; ///< invited, but not among the people; by email, each once
    bool operator==(const MeetingsImported &) const = default;
};

} // namespace savehub
