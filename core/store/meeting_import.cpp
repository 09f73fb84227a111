// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/meeting_import.h"

#include "domain/untrusted_text.h"
#include "engine/decide.h"
#include "engine/person_merge.h"
#include "phrases/in_words.h"
#include "store/audit_table.h"
#include "store/import_survey.h"
#include "store/incident_repository.h"
#include "store/meeting_table.h"
#include "store/people_table.h"
#include "store/source_table.h"
#include "store/standing.h"

namespace savehub {

namespace {

using Kind = MeetingChange::Kind;

QString actionOf(Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return QStringLiteral("meeting.added");
    case Kind::Moved:
        return QStringLiteral("meeting.moved");
    case Kind::Cancelled:
        return QStringLiteral("meeting.cancelled");
    case Kind::Updated:
    case Kind::Unchanged:
        return QStringLiteral("meeting.updated");
    }
    Q_UNREACHABLE();
}

} // namespace

MeetingImporter::MeetingImporter(Sql &sql, IdSource &ids, const QString &actor, Instant now,
                                 const SettingsLayers &layers)
    : m_sql(sql),
      m_ids(ids),
      m_actor(actor),
      m_now(now),
      m_layers(layers),
      m_planner(sql, ids, actor, now)
{
}

Done MeetingImporter::note(const SourceName &source)
{
    return SourceTable(m_sql).note(source, m_actor, m_now);
}

Result<std::vector<MeetingMatch>> MeetingImporter::match(const MeetingImport &import)
{
    std::set<QString> uids(import.uids.begin(), import.uids.end());
    for (const auto &listed : import.meetings) {
        uids.insert(listed.meeting.uid);
    }
    std::vector<Meeting> stored;
    return checkMeetings(import)
        .and_then([&] {
            return forEach(uids, [&](const QString &uid) {
                return MeetingTable(m_sql).byUid(uid).map([&](const auto &meetings) {
                    stored.insert(stored.end(), meetings.begin(), meetings.end());
                });
            });
        })
        .map([&] { return matchMeetings(import, stored); });
}

Result<MeetingsImported> MeetingImporter::take(const MeetingMatch &match, int mostIncidents)
{
    return planned(match).and_then([&](const Planned &planned) {
        return apply(planned.change, match.source, mostIncidents)
            .map([&](MeetingsImported imported) {
                imported.unknown = unknownInvitees(planned.change, planned.people, m_now);
                return imported;
            });
    });
}

Result<MeetingsImported> MeetingImporter::takeAll(const MeetingImport &import, Confirmed confirmed)
{
    MeetingsImported sum;
    const auto takeWhole = [&](const MeetingMatch &match) {
        return take(match, anyNumberOfIncidents).map([&](const MeetingsImported &part) {
            add(sum, part);
        });
    };
    return note(import.source)
        .and_then([&] { return match(import); })
        .and_then([&](const std::vector<MeetingMatch> &matches) {
            return (confirmed == Confirmed::Yes ? Done() : checkAmounts(matches)).and_then([&] {
                return forEach(matches, takeWhole);
            });
        })
        .map([&] { return sum; });
}

Result<std::vector<WouldPlan>> MeetingImporter::wouldPlan(const MeetingMatch &match)
{
    return planned(match).and_then([&](const Planned &planned) {
        const auto &change = planned.change;
        return change.plan.empty() ? Result<std::vector<WouldPlan>>()
                                   : ImportSurvey(m_sql, m_now).at(change.meeting, change.plan);
    });
}

Done MeetingImporter::checkAmounts(const std::vector<MeetingMatch> &matches)
{
    ImportAmounts amounts;
    return forEach(matches,
                   [&](const MeetingMatch &match) {
                       return wouldPlan(match).map(
                           [&](const std::vector<WouldPlan> &parts) { amounts.add(parts); });
                   })
        .and_then([&] { return ImportSurvey(m_sql, m_now).check(amounts); });
}

Result<MeetingImporter::Planned> MeetingImporter::planned(const MeetingMatch &match)
{
    return stored(match).and_then([&](const std::optional<StoredMeeting> &stored) {
        return peopleIn(match, stored).map([&](const PeopleByEmail &people) {
            return Planned{planMeeting(match, stored, people, m_now), people};
        });
    });
}

/// A meeting that was new when it was matched may have been stored since.
Result<std::optional<StoredMeeting>> MeetingImporter::stored(const MeetingMatch &match)
{
    MeetingTable table(m_sql);
    const auto named = [&] {
        return table.byName(match.listed->meeting.uid, match.listed->meeting.occurrence);
    };
    const auto known = [&] {
        return table.byId(match.stored).map([](const Meeting &meeting) {
            return std::optional(meeting);
        });
    };
    return (match.stored.isEmpty() ? named() : known())
        .and_then([&](const std::optional<Meeting> &meeting) {
            return meeting ? whole(*meeting).map(
                       [](const StoredMeeting &stored) { return std::optional(stored); })
                           : Result<std::optional<StoredMeeting>>(std::nullopt);
        });
}

Result<StoredMeeting> MeetingImporter::whole(const Meeting &meeting)
{
    return MeetingTable(m_sql).invitees(meeting.id).and_then([&](const auto &invitees) {
        return m_planner.incidentsOf(meeting.id).map([&](const auto &incidents) {
            return StoredMeeting{meeting, invitees, incidents};
        });
    });
}

Result<PeopleByEmail> MeetingImporter::peopleIn(const MeetingMatch &match,
                                                const std::optional<StoredMeeting> &stored)
{
    std::set<QString> emails;
    const auto note = [&](const std::vector<Invitee> &invitees) {
        for (const auto &invitee : invitees) {
            emails.insert(emailKey(invitee.email));
        }
    };
    note(match.listed ? match.listed->invitees : std::vector<Invitee>{});
    note(stored ? stored->invitees : std::vector<Invitee>{});
    return PeopleTable(m_sql).idsByEmail(emails).map([](const auto &ids) {
        PeopleByEmail people;
        for (const auto &[email, id] : ids) {
            people.insert(email.toLower(), id);
        }
        return people;
    });
}

Result<TakenBack> MeetingImporter::detachSource(const SourceName &source, const MeetingId &meeting,
                                                int mostIncidents)
{
    SourceTable sources(m_sql);
    const auto whole = MeetingTable(m_sql).byId(meeting);
    const auto naming = whole.and_then([&](const Meeting &) { return sources.of(meeting); });
    if (!naming) {
        return tl::make_unexpected(naming.error());
    }
    switch (removalEffect(*whole, *naming, source, m_now)) {
    case RemovalEffect::Nothing:
        return TakenBack{};
    case RemovalEffect::OnlyItsName:
        return sources.removeName(source, meeting).map([&] {
            return TakenBack{.stayed = whole->cancelled ? 0 : 1};
        });
    case RemovalEffect::Cancels:
        return take({.listed = {}, .stored = meeting, .source = source}, mostIncidents)
            .map(takenBackBy);
    }
    Q_UNREACHABLE();
}

Result<MeetingsImported> MeetingImporter::apply(MeetingChange change, const SourceName &source,
                                                int mostIncidents)
{
    auto commit = commitOf(change, mostIncidents);
    TRY(forEach(commit.settle, [&](const Settlement &one) { return settle(one); }));
    if (commit.storesMeeting) {
        TRY(storeMeeting(change));
    }
    TRY(remember(source, change.meeting.id, commit));
    TRY(forEach(commit.plan, [&](const PersonId &id) { return plan(id, change.meeting); }));
    TRY(forEach(commit.notAgain, [&](const PersonId &id) {
        return PeopleTable(m_sql).byId(id).map([&](const Person &person) {
            commit.count.leftOut += notAgainWords(person, change.meeting);
        });
    }));
    return commit.count;
}

/// Drops the commands of the decision: the runtime finds the calls that are to be ended in the
/// saved record.
Done MeetingImporter::settle(const Settlement &settlement)
{
    IncidentRepository records(m_sql);
    return records.load(settlement.incident).and_then([&](const IncidentRecord &record) {
        return loadStanding(m_sql, m_now, m_layers).and_then([&](const Standing &standing) -> Done {
            const auto decision =
                decide(record, eventFor(settlement, m_actor), {.now = m_now, .standing = standing});
            if (decision.refusal) {
                return tl::make_unexpected(inWords(*decision.refusal));
            }
            return records.apply(record, decision, m_now);
        });
    });
}

Done MeetingImporter::plan(const PersonId &person, const Meeting &meeting)
{
    return PeopleTable(m_sql).byId(person).and_then(
        [&](const Person &whole) { return m_planner.plan(whole, meeting); });
}

/// Gives a new meeting its id.
Done MeetingImporter::storeMeeting(MeetingChange &change)
{
    MeetingTable table(m_sql);
    auto &meeting = change.meeting;
    const bool isNew = meeting.id.isEmpty();
    meeting.id = isNew ? MeetingId(m_ids.next()) : meeting.id;
    return (isNew ? table.insert(meeting) : table.update(meeting))
        .and_then([&] { return table.setInvitees(meeting.id, change.invitees); })
        .and_then([&] { return audit(change); });
}

Done MeetingImporter::remember(const SourceName &source, const MeetingId &meeting,
                               const MeetingCommit &commit)
{
    SourceTable sources(m_sql);
    if (source.name.isEmpty()) {
        return {};
    }
    if (commit.names) {
        return sources.addName(source, meeting, m_actor, m_now);
    }
    return commit.letsGo ? sources.removeName(source, meeting) : Done();
}

Done MeetingImporter::audit(const MeetingChange &change)
{
    const auto detail = QStringLiteral("%1, %2, %3 invited")
                            .arg(withoutNumbers(change.meeting.title), toIso(change.meeting.start))
                            .arg(change.invitees.size());
    return AuditTable(m_sql).append(
        {m_actor, actionOf(change.kind), change.meeting.id.text(), detail}, m_now);
}

} // namespace savehub
