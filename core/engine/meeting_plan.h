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

/// An incident as planning sees it.
struct PlannedIncident {
    Incident incident;
    bool called = false; ///< an attempt may have rung a phone, or may still
    bool operator==(const PlannedIncident &) const = default;
};

/// A meeting as the store has it.
struct StoredMeeting {
    Meeting meeting;
    std::vector<Invitee> invitees;          ///< by email
    std::vector<PlannedIncident> incidents; ///< all of them, settled ones too
};

using PeopleByEmail = QHash<QString, PersonId>; ///< emails in lower case

/// An incident that has lost its ground. \c why is MeetingMoved or MeetingCancelled; the latter
/// also when only this person is not invited any more.
struct Settlement {
    IncidentId incident;
    Reason why = Reason::None;
    bool operator==(const Settlement &) const = default;
};

/// What an import does to one meeting.
struct MeetingChange {
    enum class Kind { Added, Updated, Moved, Cancelled, Unchanged };
    Kind kind = Kind::Unchanged;
    Meeting meeting;               ///< as it is to be stored; without an id when it is Added
    std::vector<Invitee> invitees; ///< as they are to be stored, by email
    std::vector<Settlement> settle;
    std::vector<PersonId> plan; ///< who gets a new incident for the meeting's start
    /// Who is expected again and gets none, since a call was made for this start before the meeting
    /// was moved or cancelled.
    std::vector<PersonId> notAgain{};
    bool operator==(const MeetingChange &) const = default;
};

/// Which stored meeting something that a calendar says is about.
struct MeetingMatch {
    std::optional<CalendarMeeting>
        listed{};        ///< nothing: the meeting has vanished from its calendar
    MeetingId stored{};  ///< empty: it is new
    SourceName source{}; ///< who says so
    bool operator==(const MeetingMatch &) const = default;
};

/// What \a import says of the \a stored meetings of its UIDs (all of them) and of new ones, each
/// meeting once. Those that it does not concern are left out.
std::vector<MeetingMatch> matchMeetings(const MeetingImport &import,
                                        const std::vector<Meeting> &stored);

/// What \a match does to the meeting as it is \a stored; nothing there is a new one. Applying it and
/// planning again gives a change of kind Unchanged without incidents to settle or to plan.
MeetingChange planMeeting(const MeetingMatch &match, const std::optional<StoredMeeting> &stored,
                          const PeopleByEmail &people, Instant now);

/// What of a change fits into one commit, in this order.
struct MeetingCommit {
    std::vector<Settlement> settle;
    bool storesMeeting = false; ///< nobody is left to be settled, and it does change
    std::vector<PersonId> plan;
    std::vector<PersonId> notAgain; ///< of whom the operator is told now
    bool names = false;             ///< its source names the meeting
    bool letsGo = false;            ///< its source does not name it any more
    MeetingsImported count;
};

/// That settles and plans at most \a mostIncidents. Settled first: what is said about it names the
/// meeting as it was, and while any of them is not settled the meeting still says that they are to be.
MeetingCommit commitOf(const MeetingChange &change, int mostIncidents);

/// What the settled incident is told.
Event eventFor(const Settlement &settlement, const QString &actor);

/// That \a person gets no other incident for \a meeting.
QString notAgainWords(const Person &person, const Meeting &meeting);

/// Who is invited to a meeting to come, but nobody we know; by email.
std::vector<Invitee> unknownInvitees(const MeetingChange &change, const PeopleByEmail &people,
                                     Instant now);

} // namespace savehub
