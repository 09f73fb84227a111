// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident.h"
#include "domain/person.h"
#include "engine/events.h"
#include "engine/imports.h"

#include <QHash>

#include <optional>
#include <vector>

namespace savehub {

/// An incident as the planning of an import sees it.
struct KnownIncident {
    Incident incident;
    bool called = false; ///< an attempt may have rung a phone, or may still
    bool operator==(const KnownIncident &) const = default;
};

/// A meeting as the store has it.
struct StoredMeeting {
    Meeting meeting;
    std::vector<Invitee> invitees;        ///< by email
    std::vector<KnownIncident> incidents; ///< all of them, settled ones too
};

using PeopleByEmail = QHash<QString, PersonId>; ///< emails in lower case

/// An incident that the import has to settle: its meeting has moved or was cancelled, or does not
/// invite the person any more. \c why is MeetingMoved, or in the other two cases MeetingCancelled.
struct Settlement {
    IncidentId incident;
    Reason why = Reason::None;
    bool operator==(const Settlement &) const = default;
};

/// What an import does to one meeting.
struct MeetingChange {
    enum class Kind { Added, Updated, Moved, Cancelled, Unchanged };
    Kind kind = Kind::Unchanged;
    Meeting meeting;               ///< as it is to be stored; has no id when it is Added
    std::vector<Invitee> invitees; ///< as they are to be stored, by email
    std::vector<Settlement> settle;
    std::vector<PersonId> plan; ///< who gets a new incident for the meeting's start
    /// Those who are expected again and get no new incident, because a call was made for this start
    /// before the meeting was moved or cancelled.
    std::vector<PersonId> notAgain{};
    bool operator==(const MeetingChange &) const = default;
};

/// Matches what a calendar says with the stored meeting that it is about.
struct MeetingMatch {
    std::optional<CalendarMeeting>
        listed{};        ///< nothing: the meeting has vanished from its calendar
    MeetingId stored{};  ///< empty: it is new
    SourceName source{}; ///< the source that says so
    bool operator==(const MeetingMatch &) const = default;
};

/// Matches what \a import says with the \a stored meetings of its UIDs (all of them), and finds the
/// new ones; each meeting once. Meetings that the import does not concern are left out.
std::vector<MeetingMatch> matchMeetings(const MeetingImport &import,
                                        const std::vector<Meeting> &stored);

/// What \a match does to the meeting as it is \a stored; a new meeting is not stored. Once the
/// change is applied, planning again gives a change of kind Unchanged, with no incidents to settle
/// or to plan.
MeetingChange planMeeting(const MeetingMatch &match, const std::optional<StoredMeeting> &stored,
                          const PeopleByEmail &people, Instant now);

/// The part of a change that fits into one commit, in this order.
struct MeetingCommit {
    std::vector<Settlement> settle;
    bool storesMeeting = false; ///< nobody is left to be settled, and the meeting changes
    std::vector<PersonId> plan;
    std::vector<PersonId> notAgain; ///< the operator is told of them now
    bool names = false;             ///< its source names the meeting
    bool letsGo = false;            ///< its source does not name it any more
    MeetingsImported count;
};

/// Settles and plans at most \a mostIncidents. Settling comes first: what is said about a settled
/// incident names the meeting as it was. The stored meeting does not change before all of them are
/// settled, so that it still shows that they have to be.
MeetingCommit commitOf(const MeetingChange &change, int mostIncidents);

/// The event for the settled incident.
Event eventFor(const Settlement &settlement, const QString &actor);

/// Says that \a person gets no other incident for \a meeting.
QString notAgainWords(const Person &person, const Meeting &meeting);

/// The invitees of a future meeting who are not among the people; by email.
std::vector<Invitee> unknownInvitees(const MeetingChange &change, const PeopleByEmail &people,
                                     Instant now);

} // namespace savehub
