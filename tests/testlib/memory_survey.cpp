// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/memory_store.h"

#include <algorithm>
#include <set>

namespace savehub {

namespace {

QString dayOf(const Meeting &meeting)
{
    return toIso(meeting.start).left(10);
}

} // namespace

/// For each UID: when the first incident of \a person for it was planned.
std::map<QString, Instant> MemoryStore::firstInvitations(const PersonId &person) const
{
    std::map<QString, Instant> first;
    for (const auto &row : m_tables.records.rows()) {
        if (row.incident.person == person) {
            const auto &uid = m_tables.meetings.at(row.incident.meeting).meeting.uid;
            const auto at = first.try_emplace(uid, row.incident.createdAt).first;
            at->second = std::min(at->second, row.incident.createdAt);
        }
    }
    return first;
}

Result<std::vector<WouldPlan>> MemoryStore::wouldPlan(const MeetingMatch &match, Instant now)
{
    return stored(match).map([&](const std::optional<StoredMeeting> &known) {
        const auto change = planMeeting(match, known, m_tables.byEmail, now);
        const auto &uid = change.meeting.uid;
        std::vector<WouldPlan> parts;
        for (const auto &id : change.plan) {
            const auto &person = m_tables.people.at(id);
            parts.push_back({.person = id,
                             .name = person.name,
                             .email = person.email,
                             .uid = uid,
                             .incidents = 1,
                             .isNew = !firstInvitations(id).contains(uid),
                             .day = dayOf(change.meeting)});
        }
        std::sort(parts.begin(), parts.end(),
                  [](const WouldPlan &a, const WouldPlan &b) { return a.email < b.email; });
        return parts;
    });
}

Result<std::vector<WouldPlan>> MemoryStore::wouldPlan(const Person &person, Instant now)
{
    auto known = person;
    known.email = person.email.trimmed().toLower();
    known.id = m_tables.byEmail.value(known.email);
    const auto before = firstInvitations(known.id);
    std::map<std::pair<QString, QString>, WouldPlan> parts;
    for (const auto &meeting : toPlan(known, now)) {
        const WouldPlan none{.person = known.id,
                             .name = known.name,
                             .email = known.email,
                             .uid = meeting.uid,
                             .incidents = 0,
                             .isNew = !before.contains(meeting.uid),
                             .day = dayOf(meeting)};
        ++parts.try_emplace({meeting.uid, none.day}, none).first->second.incidents;
    }
    std::vector<WouldPlan> byUid;
    for (const auto &[uid, part] : parts) {
        byUid.push_back(part);
    }
    return byUid;
}

Result<int> MemoryStore::invitationsSince(const PersonId &person, Instant since)
{
    ImportAmounts amounts;
    std::set<MeetingId> counted;
    const auto first = firstInvitations(person);
    for (const auto &row : m_tables.records.rows()) {
        const auto &incident = row.incident;
        const auto &meeting = m_tables.meetings.at(incident.meeting).meeting;
        if (incident.person == person && incident.createdAt > since
            && counted.insert(meeting.id).second) {
            amounts.add({{.person = person,
                          .uid = meeting.uid,
                          .isNew = first.at(meeting.uid) > since,
                          .day = dayOf(meeting)}});
        }
    }
    const auto invited = amounts.invited();
    return invited.empty() ? 0 : invited.front().invitations;
}

Done MemoryStore::checkUnless(Confirmed confirmed, const std::vector<MeetingMatch> &matches,
                              Instant now)
{
    if (confirmed == Confirmed::Yes) {
        return {};
    }
    ImportAmounts amounts;
    for (const auto &match : matches) {
        const auto parts = wouldPlan(match, now);
        if (!parts) {
            return tl::make_unexpected(parts.error());
        }
        amounts.add(*parts);
    }
    auto invited = amounts.invited();
    for (auto &one : invited) {
        one.earlier = *invitationsSince(one.person, now - invitationsCountFor);
    }
    return checkAmounts(amounts.incidents(), std::move(invited));
}

} // namespace savehub
