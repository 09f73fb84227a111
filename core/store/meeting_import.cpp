// SPDX-License-Identifier: GPL-3.0-or-later
#include "meeting_import.h"

#include "audit_table.h"
#include "decide.h"
#include "incident_planner.h"
#include "incident_records.h"
#include "meeting_table.h"
#include "standing.h"
#include "stored_meetings.h"
#include "untrusted_text.h"

#include <QCoreApplication>

namespace savehub {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(savehub::MeetingImport)
};

using Kind = MeetingChange::Kind;

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

Event eventFor(const Settlement &settlement, const QString &actor)
{
    if (settlement.why == Reason::MeetingMoved) {
        return event::MeetingMoved{actor};
    }
    return event::MeetingCancelled{actor};
}

Done checkUids(const MeetingImport &import)
{
    return forEach(import.meetings, [](const CalendarMeeting &listed) -> Done {
        if (!listed.meeting.uid.isEmpty()) {
            return {};
        }
        return failure(
            Error::Kind::BadInput,
            Text::tr("The meeting \"%1\" has no UID.").arg(oneLine(listed.meeting.title)));
    });
}

class MeetingImporter
{
public:
    MeetingImporter(Sql &sql, IdSource &ids, const QString &actor, Instant now,
                    const SettingsLayers &layers)
        : m_sql(sql),
          m_ids(ids),
          m_actor(actor),
          m_now(now),
          m_layers(layers),
          m_planner(sql, ids, actor, now)
    {
    }

    Result<MeetingsImported> take(const MeetingImport &import)
    {
        return StoredMeetingsReader(m_sql, m_planner)
            .read(import)
            .and_then([&](StoredMeetings stored) {
                const auto plan = planMeetings(import, stored.meetings, stored.people, m_now);
                m_persons = std::move(stored.persons);
                m_count.unknown = plan.unknown;
                return forEach(plan.changes, [&](const auto &change) { return apply(change); });
            })
            .map([&] { return m_count; });
    }

private:
    Done apply(MeetingChange change)
    {
        ++counterOf(change.kind, m_count);
        // Settled first: what is said about it names the meeting as it was.
        return forEach(change.settle, [&](const auto &settlement) { return settle(settlement); })
            .and_then([&] { return storeMeeting(change); })
            .and_then([&] {
                return forEach(change.plan, [&](const PersonId &person) {
                    ++m_count.incidentsPlanned;
                    return m_planner.plan(m_persons.value(person), change.meeting);
                });
            });
    }

    /// The commands are left to the runtime: it finds calls that are to be ended by the record.
    Done settle(const Settlement &settlement)
    {
        ++m_count.incidentsSettled;
        IncidentRecords records(m_sql);
        return records.load(settlement.incident).and_then([&](const IncidentRecord &record) {
            return loadStanding(m_sql, m_now, m_layers)
                .and_then([&](const Standing &standing) -> Done {
                    const auto decision = decide(record, eventFor(settlement, m_actor),
                                                 {.now = m_now, .standing = standing});
                    if (decision.refusal) {
                        return tl::make_unexpected(*decision.refusal);
                    }
                    return records.apply(record, decision, m_now);
                });
        });
    }

    /// Gives a new meeting its id.
    Done storeMeeting(MeetingChange &change)
    {
        if (change.kind == Kind::Unchanged) {
            return {};
        }
        MeetingTable table(m_sql);
        auto &meeting = change.meeting;
        const bool isNew = meeting.id.isEmpty();
        meeting.id = isNew ? MeetingId(m_ids.next()) : meeting.id;
        return (isNew ? table.insert(meeting) : table.update(meeting))
            .and_then([&] { return table.setInvitees(meeting.id, change.invitees); })
            .and_then([&] { return audit(change); });
    }

    Done audit(const MeetingChange &change)
    {
        const auto detail = QStringLiteral("%1, %2, %3 invited")
                                .arg(oneLine(change.meeting.title), toIso(change.meeting.start))
                                .arg(change.invitees.size());
        return AuditTable(m_sql).append(
            {m_actor, actionOf(change.kind), change.meeting.id.text(), detail}, m_now);
    }

    Sql &m_sql;
    IdSource &m_ids;
    QString m_actor;
    Instant m_now;
    SettingsLayers m_layers;
    IncidentPlanner m_planner;
    QHash<PersonId, Person> m_persons;
    MeetingsImported m_count;
};

} // namespace

Result<MeetingsImported> importMeetings(Sql &sql, IdSource &ids, const MeetingImport &import,
                                        const QString &actor, Instant now,
                                        const SettingsLayers &layers)
{
    return checkUids(import).and_then(
        [&] { return MeetingImporter(sql, ids, actor, now, layers).take(import); });
}

} // namespace savehub
