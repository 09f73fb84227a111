// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/memory_store.h"

#include "engine/decide.h"
#include "engine/number_changes.h"
#include "engine/phone_limit.h"
#include "phrases/in_words.h"

#include <algorithm>

namespace savehub {

Result<std::optional<Person>> MemoryStore::personByEmail(const QString &email)
{
    const auto known = m_tables.byEmail.constFind(emailKey(email));
    return known == m_tables.byEmail.cend() ? std::nullopt
                                            : std::optional(m_tables.people.at(*known));
}

Result<PeopleImported> MemoryStore::importPeople(const std::vector<Person> &people, const QString &,
                                                 Instant now, int mostIncidents,
                                                 const PeopleImportTerms &terms)
{
    return allOrNothing([&]() -> Result<PeopleImported> {
        auto done = checkPeople(people);
        PeopleImported count;
        for (auto person = people.begin(); done && person != people.end(); ++person) {
            done = takePerson(*person, terms, now, mostIncidents, count);
        }
        return done.map([&] { return count; });
    });
}

Done MemoryStore::takePerson(const Person &read, const PeopleImportTerms &terms, Instant now,
                             int mostIncidents, PeopleImported &count)
{
    const auto known = personByEmail(read.email);
    const bool isKnown = known->has_value();
    auto stored = known->value_or(Person());
    stored.id = isKnown ? stored.id : PersonId(m_ids.next());
    const auto person = merged(stored, read, terms.given);
    const auto changes = numberChanges(stored, person);
    if (!changes.empty() && terms.confirmed == Confirmed::No) {
        count.leftOut += unconfirmedWords(person, changes);
        return {};
    }
    if (!changes.empty()) {
        count.changedNumbers += toText(person, changes);
    }
    const bool isSame = isKnown && stored == person;
    count.added += isKnown ? 0 : 1;
    count.unchanged += isSame ? 1 : 0;
    count.updated += isKnown && !isSame ? 1 : 0;
    m_changes += isSame ? 0 : 1;
    m_tables.byEmail.insert(person.email, person.id);
    m_tables.people.insert_or_assign(person.id, person);
    return planMissing(person, now, mostIncidents, count);
}

Done MemoryStore::planMissing(const Person &person, Instant now, int mostIncidents,
                              PeopleImported &count)
{
    for (const auto &meeting : toPlan(person, now)) {
        if (count.incidentsPlanned == mostIncidents) {
            count.isCutShort = true;
            return {};
        }
        ++count.incidentsPlanned;
        if (const auto done = plan(person, meeting, now); !done) {
            return done;
        }
    }
    return {};
}

/// Future meetings that name \a person and for which the person has no incident, by start.
std::vector<Meeting> MemoryStore::toPlan(const Person &person, Instant now) const
{
    std::vector<Meeting> meetings;
    for (const auto &[id, invitation] : m_tables.meetings) {
        const auto &meeting = invitation.meeting;
        const auto &invitees = invitation.invitees;
        const auto &rows = m_tables.records.rows();
        const bool isExpected =
            std::any_of(invitees.begin(), invitees.end(), [&](const Invitee &invitee) {
                return invitee.email == person.email && !invitee.declined;
            });
        const auto isFor = [&, name = id](const MemoryRecords::Row &row) {
            return row.incident.person == person.id && row.incident.meeting == name
                   && row.incident.start == meeting.start;
        };
        if (isExpected && meeting.start > now && !meeting.cancelled
            && std::none_of(rows.begin(), rows.end(), isFor)) {
            meetings.push_back(meeting);
        }
    }
    std::stable_sort(meetings.begin(), meetings.end(),
                     [](const Meeting &a, const Meeting &b) { return a.start < b.start; });
    return meetings;
}

Done MemoryStore::plan(const Person &person, const Meeting &meeting, Instant now)
{
    static const auto policy = defaultPolicy();
    ++m_changes;
    return m_tables.records.insert(
        newIncident(IncidentId(m_ids.next()), person, meeting, policy, now));
}

Result<std::vector<MeetingMatch>> MemoryStore::matchMeetings(const MeetingImport &import)
{
    std::map<std::pair<QString, QString>, Meeting> byName;
    for (const auto &[id, invitation] : m_tables.meetings) {
        const auto &meeting = invitation.meeting;
        byName.emplace(std::pair(meeting.uid, meeting.occurrence), meeting);
    }
    std::set<QString> uids(import.uids.begin(), import.uids.end());
    for (const auto &listed : import.meetings) {
        uids.insert(listed.meeting.uid);
    }
    std::vector<Meeting> stored;
    for (const auto &[name, meeting] : byName) {
        if (uids.contains(name.first)) {
            stored.push_back(meeting);
        }
    }
    return checkMeetings(import).map([&] { return savehub::matchMeetings(import, stored); });
}

Result<MeetingsImported> MemoryStore::importMeetings(const MeetingImport &import,
                                                     const QString &actor, Instant now,
                                                     Confirmed confirmed)
{
    return allOrNothing([&] {
        return matchMeetings(import).and_then(
            [&](const std::vector<MeetingMatch> &matches) -> Result<MeetingsImported> {
                if (const auto fine = checkUnless(confirmed, matches, now); !fine) {
                    return tl::make_unexpected(fine.error());
                }
                MeetingsImported sum;
                for (const auto &match : matches) {
                    const auto part = takeMeeting(match, actor, now, anyNumberOfIncidents);
                    if (!part) {
                        return part;
                    }
                    add(sum, *part);
                }
                return sum;
            });
    });
}

Result<MeetingsImported> MemoryStore::importMeeting(const MeetingMatch &match, const QString &actor,
                                                    Instant now, int mostIncidents)
{
    return allOrNothing([&] { return takeMeeting(match, actor, now, mostIncidents); });
}

Result<std::optional<StoredMeeting>> MemoryStore::stored(const MeetingMatch &match) const
{
    const auto &meetings = m_tables.meetings;
    const auto named = [&](const auto &entry) {
        const auto &meeting = entry.second.meeting;
        return meeting.uid == match.listed->meeting.uid
               && meeting.occurrence == match.listed->meeting.occurrence;
    };
    const auto found = match.stored.isEmpty()
                           ? std::find_if(meetings.begin(), meetings.end(), named)
                           : meetings.find(match.stored);
    if (found != meetings.end()) {
        return whole(found->second);
    }
    if (match.stored.isEmpty()) {
        return std::nullopt;
    }
    return failure(Error::Kind::NotFound, QStringLiteral("There is no such meeting."));
}

StoredMeeting MemoryStore::whole(const Invitation &invitation) const
{
    std::vector<const MemoryRecords::Row *> rows;
    for (const auto &row : m_tables.records.rows()) {
        if (row.incident.meeting == invitation.meeting.id) {
            rows.push_back(&row);
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto *a, const auto *b) {
        return std::pair(a->incident.start, a->revision)
               < std::pair(b->incident.start, b->revision);
    });
    StoredMeeting stored{invitation.meeting, invitation.invitees, {}};
    for (const auto *row : rows) {
        const auto &attempts = row->attempts;
        const bool called =
            std::any_of(attempts.begin(), attempts.end(),
                        [](const Attempt &attempt) { return mayRingPhone(attempt.status); });
        stored.incidents.push_back({row->incident, called});
    }
    return stored;
}

Result<MeetingsImported> MemoryStore::takeMeeting(const MeetingMatch &match, const QString &actor,
                                                  Instant now, int mostIncidents)
{
    const auto known = stored(match);
    if (!known) {
        return tl::make_unexpected(known.error());
    }
    auto change = planMeeting(match, *known, m_tables.byEmail, now);
    auto commit = commitOf(change, mostIncidents);
    Done done;
    for (auto one = commit.settle.begin(); done && one != commit.settle.end(); ++one) {
        done = settle(*one, actor, now);
    }
    if (done && commit.storesMeeting) {
        storeMeeting(change);
    }
    if (done) {
        remember(match.source, change.meeting.id, commit);
    }
    for (auto id = commit.plan.begin(); done && id != commit.plan.end(); ++id) {
        done = plan(m_tables.people.at(*id), change.meeting, now);
    }
    for (const auto &id : commit.notAgain) {
        commit.count.leftOut += notAgainWords(m_tables.people.at(id), change.meeting);
    }
    commit.count.unknown = unknownInvitees(change, m_tables.byEmail, now);
    return done.map([&] { return commit.count; });
}

Done MemoryStore::settle(const Settlement &settlement, const QString &actor, Instant now)
{
    return load(settlement.incident).and_then([&](const IncidentRecord &record) -> Done {
        const auto decision =
            decide(record, eventFor(settlement, actor), {.now = now, .standing = standingAt(now)});
        return decision.refusal ? tl::make_unexpected(inWords(*decision.refusal))
                                : save(decision, now);
    });
}

/// Gives a new meeting its id.
void MemoryStore::storeMeeting(MeetingChange &change)
{
    auto &id = change.meeting.id;
    id = id.isEmpty() ? MeetingId(m_ids.next()) : id;
    m_tables.meetings.insert_or_assign(id, Invitation{change.meeting, change.invitees});
    ++m_changes;
}

} // namespace savehub
