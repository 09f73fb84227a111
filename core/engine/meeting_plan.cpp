// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/meeting_plan.h"

#include "domain/untrusted_text.h"
#include "engine/person_merge.h"
#include "phrases/in_words.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace savehub {

namespace {

using Kind = MeetingChange::Kind;
using MeetingName = std::pair<QString, QString>; ///< UID and occurrence

MeetingName nameOf(const Meeting &meeting)
{
    return {meeting.uid, meeting.occurrence};
}

/// In a calendar file a single event has no occurrence; a program that pushes it may name its start
/// as the occurrence. Both mean the same meeting. Otherwise its people would be called for both.
bool haveOneStart(const Meeting &a, const Meeting &b)
{
    const auto &single = a.occurrence.isEmpty() ? a : b;
    const auto &named = a.occurrence.isEmpty() ? b : a;
    return a.start == b.start || named.occurrence == toIso(single.start);
}

/// By email, in lower case, each once.
std::vector<Invitee> tidied(const std::vector<Invitee> &invitees)
{
    std::map<QString, Invitee> byEmail;
    for (auto invitee : invitees) {
        invitee.email = emailKey(invitee.email);
        if (!invitee.email.isEmpty()) {
            byEmail.insert_or_assign(invitee.email, invitee);
        }
    }
    std::vector<Invitee> tidy;
    tidy.reserve(byEmail.size());
    for (auto &[email, invitee] : byEmail) {
        tidy.push_back(std::move(invitee));
    }
    return tidy;
}

std::set<PersonId> expectedPeople(const std::vector<Invitee> &invitees, const PeopleByEmail &people)
{
    std::set<PersonId> expected;
    for (const auto &invitee : invitees) {
        const auto person = people.constFind(invitee.email);
        if (!invitee.declined && person != people.cend()) {
            expected.insert(*person);
        }
    }
    return expected;
}

/// The people who have an incident for one start.
struct Ladders {
    std::set<PersonId> kept; ///< in force, or settled for good
    /// Settled because the meeting was moved or cancelled, after a call.
    std::set<PersonId> called;
};

/// Neither group gets a new incident: a settled one is never opened again, and nobody is called
/// more often because a meeting moves to and fro. A person who was not called yet may get another.
Ladders laddersFor(const std::vector<KnownIncident> &incidents, Instant start)
{
    Ladders ladders;
    for (const auto &[incident, called] : incidents) {
        const bool lostItsGround = incident.state == IncidentState::Resolved
                                   && (incident.resolution == Reason::MeetingMoved
                                       || incident.resolution == Reason::MeetingCancelled);
        if (incident.start == start && !lostItsGround) {
            ladders.kept.insert(incident.person);
        } else if (incident.start == start && called) {
            ladders.called.insert(incident.person);
        }
    }
    return ladders;
}

/// Finds the incidents that \a change has to settle, and the people who get a new one.
void planIncidents(MeetingChange &change, const std::vector<KnownIncident> &incidents,
                   const PeopleByEmail &people, Instant now)
{
    const auto &meeting = change.meeting;
    const auto expected = expectedPeople(change.invitees, people);
    for (const auto &[incident, called] : incidents) {
        if (incident.state == IncidentState::Resolved) {
            continue;
        }
        if (meeting.cancelled || !expected.contains(incident.person)) {
            change.settle.push_back({incident.id, Reason::MeetingCancelled});
        } else if (incident.start != meeting.start) {
            change.settle.push_back({incident.id, Reason::MeetingMoved});
        }
    }
    if (!meeting.cancelled && meeting.start > now) {
        const auto ladders = laddersFor(incidents, meeting.start);
        std::set<PersonId> without;
        std::set_difference(expected.begin(), expected.end(), ladders.kept.begin(),
                            ladders.kept.end(), std::inserter(without, without.end()));
        std::set_difference(without.begin(), without.end(), ladders.called.begin(),
                            ladders.called.end(), std::back_inserter(change.plan));
        std::set_intersection(without.begin(), without.end(), ladders.called.begin(),
                              ladders.called.end(), std::back_inserter(change.notAgain));
    }
}

Kind kindOf(const StoredMeeting &before, const MeetingChange &after)
{
    if (after.meeting.cancelled && !before.meeting.cancelled) {
        return Kind::Cancelled;
    }
    if (after.meeting.start != before.meeting.start) {
        return Kind::Moved;
    }
    const bool same = after.meeting == before.meeting && after.invitees == before.invitees;
    return same ? Kind::Unchanged : Kind::Updated;
}

class Matcher
{
public:
    explicit Matcher(const MeetingImport &import)
        : m_import(import)
    {
        for (const auto &listed : import.meetings) {
            m_listed.insert_or_assign(nameOf(listed.meeting), &listed);
        }
    }

    /// Whether the import lists the meeting by its name.
    bool matchByName(const Meeting &stored)
    {
        return matchListedAt(m_listed.find(nameOf(stored)), stored);
    }

    /// A meeting that was not matched by its name: it is listed by another one, or has vanished.
    void matchRenamed(const Meeting &stored, bool isTheOnlyOne)
    {
        if (!matchListedAt(findRenamed(stored, isTheOnlyOne), stored) && hasVanished(stored)) {
            m_matches.push_back({.listed = {}, .stored = stored.id});
        }
    }

    /// The listed meetings that no stored meeting has claimed.
    void matchNew()
    {
        for (const auto &[name, listed] : m_listed) {
            // It was cancelled before it was ever known: there is nothing to remember.
            if (!listed->meeting.cancelled) {
                m_matches.push_back({.listed = *listed, .stored = {}});
            }
        }
    }

    std::vector<MeetingMatch> take()
    {
        for (auto &match : m_matches) {
            match.source = m_import.source;
        }
        return std::move(m_matches);
    }

private:
    bool hasVanished(const Meeting &meeting) const
    {
        return !meeting.cancelled && m_import.uids.contains(meeting.uid)
               && m_import.from <= meeting.start && meeting.start <= m_import.until;
    }

    using Listed = std::map<MeetingName, const CalendarMeeting *>;

    /// \a isTheOnlyOne says that no other meeting of its UID is stored.
    Listed::iterator findRenamed(const Meeting &meeting, bool isTheOnlyOne)
    {
        std::vector<Listed::iterator> sameUid;
        for (auto at = m_listed.lower_bound({meeting.uid, {}});
             at != m_listed.end() && at->first.first == meeting.uid; ++at) {
            sameUid.push_back(at);
        }
        const bool isAlone = isTheOnlyOne && sameUid.size() == 1; // then it may have moved, too
        for (const auto &at : sameUid) {
            const auto &listed = at->second->meeting;
            const bool isSingle = meeting.occurrence.isEmpty() != listed.occurrence.isEmpty();
            if (isSingle && (isAlone || haveOneStart(meeting, listed))) {
                return at;
            }
        }
        return m_listed.end();
    }

    bool matchListedAt(Listed::iterator found, const Meeting &stored)
    {
        if (found == m_listed.end()) {
            return false;
        }
        m_matches.push_back({.listed = *found->second, .stored = stored.id});
        m_listed.erase(found);
        return true;
    }

    const MeetingImport &m_import;
    Listed m_listed;
    std::vector<MeetingMatch> m_matches;
};

/// The meeting as it is to be stored.
MeetingChange changeOf(const MeetingMatch &match, const std::optional<StoredMeeting> &stored)
{
    if (!match.listed) {
        auto cancelled = stored->meeting;
        cancelled.cancelled = true;
        return {Kind::Cancelled, cancelled, stored->invitees, {}, {}, {}};
    }
    MeetingChange change{Kind::Added, match.listed->meeting, tidied(match.listed->invitees), {}, {},
                         {}};
    if (stored) {
        change.meeting.id = stored->meeting.id;
        change.meeting.occurrence = stored->meeting.occurrence;
        change.kind = kindOf(*stored, change);
    }
    return change;
}

int &counterOf(Kind kind, MeetingsImported &count)
{
    switch (kind) {
    case Kind::Added:
        return count.added;
    case Kind::Updated:
        return count.updated;
    case Kind::Moved:
        return count.moved;
    case Kind::Cancelled:
        return count.cancelled;
    case Kind::Unchanged:
        return count.unchanged;
    }
    Q_UNREACHABLE();
}

/// The first \a count of \a all.
template <typename T>
std::vector<T> firstOf(const std::vector<T> &all, int count)
{
    const auto taken = std::min<size_t>(all.size(), static_cast<size_t>(count));
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(taken)};
}

} // namespace

std::vector<MeetingMatch> matchMeetings(const MeetingImport &import,
                                        const std::vector<Meeting> &stored)
{
    Matcher matcher(import);
    std::map<QString, int> ofUid;
    std::vector<const Meeting *> unnamed;
    for (const auto &meeting : stored) {
        ofUid[meeting.uid] += 1;
        if (!matcher.matchByName(meeting)) {
            unnamed.push_back(&meeting);
        }
    }
    for (const auto *meeting : unnamed) {
        matcher.matchRenamed(*meeting, ofUid[meeting->uid] == 1);
    }
    matcher.matchNew();
    return matcher.take();
}

MeetingChange planMeeting(const MeetingMatch &match, const std::optional<StoredMeeting> &stored,
                          const PeopleByEmail &people, Instant now)
{
    auto change = changeOf(match, stored);
    planIncidents(change, stored ? stored->incidents : std::vector<KnownIncident>{}, people, now);
    return change;
}

MeetingCommit commitOf(const MeetingChange &change, int mostIncidents)
{
    MeetingCommit commit{.settle = firstOf(change.settle, mostIncidents),
                         .storesMeeting = false,
                         .plan = {},
                         .notAgain = {},
                         .names = !change.meeting.cancelled,
                         .letsGo = false,
                         .count = {}};
    auto &count = commit.count;
    count.incidentsSettled = static_cast<int>(commit.settle.size());
    count.isCutShort = commit.settle.size() < change.settle.size();
    if (count.isCutShort) {
        return commit;
    }
    commit.storesMeeting = change.kind != Kind::Unchanged;
    commit.letsGo = change.meeting.cancelled; // not before: the rest is found by its source
    commit.plan = firstOf(change.plan, mostIncidents - count.incidentsSettled);
    count.incidentsPlanned = static_cast<int>(commit.plan.size());
    count.isCutShort = commit.plan.size() < change.plan.size();
    if (commit.storesMeeting || !count.isCutShort) {
        ++counterOf(change.kind, count);
    }
    if (commit.storesMeeting) { // once, when the meeting comes back: afterwards nothing changes
        commit.notAgain = change.notAgain;
    }
    return commit;
}

Event eventFor(const Settlement &settlement, const QString &actor)
{
    if (settlement.why == Reason::MeetingMoved) {
        return event::MeetingMoved{actor};
    }
    return event::MeetingCancelled{actor};
}

QString notAgainWords(const Person &person, const Meeting &meeting)
{
    return inWords(Phrase(Say::NotRemindedAgain, withoutNumbers(person.name, 60),
                          withoutNumbers(meeting.title, 60)));
}

std::vector<Invitee> unknownInvitees(const MeetingChange &change, const PeopleByEmail &people,
                                     Instant now)
{
    std::vector<Invitee> unknown;
    if (change.meeting.cancelled || change.meeting.start <= now) {
        return unknown;
    }
    std::copy_if(change.invitees.begin(), change.invitees.end(), std::back_inserter(unknown),
                 [&](const Invitee &invitee) {
                     return !invitee.declined && !people.contains(invitee.email);
                 });
    return unknown;
}

} // namespace savehub
