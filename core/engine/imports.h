// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/meeting.h"
#include "domain/person.h"
#include "engine/sources.h"

#include <QString>
#include <QStringList>

#include <limits>
#include <vector>

namespace savehub {

/// Whether the person who imports has seen what is unusual about the import (how much it plans,
/// whose numbers it changes) and wants it all the same.
enum class Confirmed { No, Yes };

/// Somebody a calendar invites to a meeting.
struct Invitee {
    QString email; ///< lower case
    QString name;  ///< as the calendar writes it; may be empty
    bool declined = false;
    bool operator==(const Invitee &) const = default;
};

/// One occurrence as a calendar has it. The meeting's id is empty: the store finds it by UID and
/// occurrence.
struct CalendarMeeting {
    Meeting meeting;
    std::vector<Invitee> invitees;
    bool operator==(const CalendarMeeting &) const = default;
};

/// What a calendar says. Between \c from and \c until it is complete for every UID that it names: a
/// stored occurrence of such a UID that is not listed has been cancelled.
struct MeetingImport {
    std::vector<CalendarMeeting> meetings;
    QStringList uids; ///< all that the calendar names, also those without occurrences left
    Instant from;
    Instant until;
    SourceName source{}; ///< remembered for each meeting that is taken
};

struct PeopleImported {
    int added = 0;
    int updated = 0;
    int unchanged = 0;
    int incidentsPlanned = 0;
    QStringList leftOut{};        ///< who could not be taken, and why
    QStringList changedNumbers{}; ///< whose phone number changed; masked
    bool isCutShort = false;      ///< the limit was reached: the same import again takes the rest
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
    std::vector<Invitee> unknown{}; ///< invited, but not among the people; by email, each once
    QStringList leftOut{};   ///< meetings, and reminders of them, that were not taken, and why
    bool isCutShort = false; ///< limit reached: the same import again takes the rest
    bool operator==(const MeetingsImported &) const = default;
};

/// The most incidents that an import plans or settles in one commit, so that calls that fall due
/// meanwhile do not wait for long.
constexpr int incidentsPerCommit = 20;
constexpr int anyNumberOfIncidents = std::numeric_limits<int>::max();

/// Checks what can be checked before anything is changed. BadInput names the first person without
/// an email.
Done checkPeople(const std::vector<Person> &people);
/// BadInput names the first meeting without a UID.
Done checkMeetings(const MeetingImport &import);

/// Splits \a import into parts that can be taken one after the other: what the calendar says of
/// each UID.
std::vector<MeetingImport> partsOf(MeetingImport import);

/// Adds \a part to \a sum.
void add(PeopleImported &sum, const PeopleImported &part);
void add(MeetingsImported &sum, const MeetingsImported &part);

} // namespace savehub
