// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/incident_table.h"

#include "domain/words.h"
#include "engine/call_outcome.h"
#include "engine/phone_limit.h"
#include "store/attempt_table.h"
#include "store/columns.h"

#include <array>

namespace savehub {

namespace {

struct IncidentColumns {
    using Record = Incident;

    template <typename Visit>
    static void visit(Visit see)
    {
        using enum ColumnKind;
        see(Fixed, "id", &Incident::id);
        see(Fixed, "person_id", &Incident::person);
        see(Fixed, "meeting_id", &Incident::meeting);
        see(Fixed, "start_at", &Incident::start);
        see(Changing, "state", &Incident::state);
        see(Changing, "resolution", &Incident::resolution);
        see(Fixed, "created_at", &Incident::createdAt);
        see(Changing, "acknowledged_at", &Incident::acknowledgedAt);
        see(Changing, "resolved_at", &Incident::resolvedAt);
    }
};

struct StoredMoments {
    std::optional<Instant> nextDue{};
    std::optional<Instant> callDue{};
    std::optional<Instant> textDue{};
    std::optional<Instant> otherDue{};
    std::optional<Instant> reminded{};
};

struct MomentColumns {
    using Record = StoredMoments;

    template <typename Visit>
    static void visit(Visit see)
    {
        using enum ColumnKind;
        see(Changing, "next_due_at", &StoredMoments::nextDue);
        see(Changing, "call_due_at", &StoredMoments::callDue);
        see(Changing, "text_due_at", &StoredMoments::textDue);
        see(Changing, "other_due_at", &StoredMoments::otherDue);
        see(Changing, "reminded_at", &StoredMoments::reminded);
    }
};

struct StoredIncident {
    Incident incident;
    StoredMoments moments;
};

/// The whole row. Most readers want the incident alone.
struct StoredIncidentColumns {
    using Record = StoredIncident;

    template <typename Visit>
    static void visit(Visit see)
    {
        IncidentColumns::visit([&](ColumnKind kind, Column column, auto member) {
            see(
                kind, column, [member](auto &row) -> auto & { return row.incident.*member; });
        });
        MomentColumns::visit([&](ColumnKind kind, Column column, auto member) {
            see(
                kind, column, [member](auto &row) -> auto & { return row.moments.*member; });
        });
    }
};

const Table &table()
{
    static const auto table =
        tableOf<StoredIncidentColumns>(QStringLiteral("incidents"), {QStringLiteral("revision")});
    return table;
}

Incident incidentFrom(const Row &row)
{
    return recordFrom<IncidentColumns>(row);
}

StoredMoments momentsFrom(const Row &row)
{
    return recordFrom<MomentColumns>(row);
}

StoredMoments stored(const IncidentTable::Moments &moments)
{
    const auto &dues = moments.dues;
    return {.nextDue = dues.earliest(),
            .callDue = dues.call,
            .textDue = dues.text,
            .otherDue = dues.other,
            .reminded = moments.reminded};
}

/// Two empty texts come before every place.
QVariantList boundOrFirst(const std::optional<IncidentTable::Place> &place)
{
    const auto none = bound(QString());
    return place ? QVariantList{bound(place->start), bound(place->id)} : QVariantList{none, none};
}

IncidentId idFrom(const Row &row)
{
    return row.id<IncidentId>("id");
}

QString isNotSetAside()
{
    return QStringLiteral("NOT EXISTS (SELECT 1 FROM set_aside WHERE incident_id = incidents.id)");
}

/// The column that says when something of that kind falls due.
QString columnOf(DueKind kind)
{
    switch (kind) {
    case DueKind::Call:
        return QStringLiteral("call_due_at");
    case DueKind::Text:
        return QStringLiteral("text_due_at");
    case DueKind::Other:
        break;
    }
    return QStringLiteral("other_due_at");
}

} // namespace

Result<Incident> IncidentTable::byId(const IncidentId &id)
{
    return m_sql
        .first(QStringLiteral("SELECT * FROM incidents WHERE id = ?"), {bound(id)}, incidentFrom)
        .and_then([](std::optional<Incident> incident) -> Result<Incident> {
            if (incident) {
                return *std::move(incident);
            }
            return failure(Error::Kind::NotFound, Words::tr("There is no such incident."));
        });
}

Result<std::vector<Incident>> IncidentTable::byIds(const std::set<IncidentId> &ids)
{
    return m_sql.select(
        QStringLiteral("SELECT * FROM incidents WHERE id IN (SELECT value FROM json_each(?))"),
        {bound(ids)}, incidentFrom);
}

Result<std::vector<KnownIncident>> IncidentTable::plannedFor(const MeetingId &meeting)
{
    static const auto statement =
        QStringLiteral("SELECT *, EXISTS (SELECT 1 FROM call_attempts"
                       " WHERE incident_id = incidents.id AND +status IN %1) AS called"
                       " FROM incidents WHERE meeting_id = ? ORDER BY start_at, revision")
            .arg(statusesWhere(mayRingPhone));
    return m_sql.select(statement, {bound(meeting)}, [](const Row &row) {
        return KnownIncident{incidentFrom(row), row.flag("called")};
    });
}

Result<std::optional<IncidentId>> IncidentTable::newestOf(const MeetingId &meeting,
                                                          const PersonId &person)
{
    return m_sql.first(
        QStringLiteral("SELECT id FROM incidents WHERE meeting_id = ? AND person_id = ?"
                       " ORDER BY state = 'RESOLVED', created_at DESC, revision DESC LIMIT 1"),
        {bound(meeting), bound(person)}, idFrom);
}

Done IncidentTable::insert(const Incident &incident, const Dues &dues)
{
    const auto revision =
        m_sql.number(QStringLiteral("SELECT count(*) FROM incidents WHERE person_id = ?"
                                    " AND meeting_id = ? AND start_at = ?"),
                     {bound(incident.person), bound(incident.meeting), bound(incident.start)});
    TRY(revision);
    return m_sql.run(table().insert(), boundAll<StoredIncidentColumns>(
                                           {incident, stored({.dues = dues})}, {*revision}));
}

/// The moments are compared with those in the row, not with those that \a before would have:
/// another program may have changed them.
Done IncidentTable::update(const Incident &before, const Incident &after, const Moments &moments)
{
    const auto change =
        m_sql
            .first(QStringLiteral("SELECT next_due_at, call_due_at, text_due_at,"
                                  " other_due_at, reminded_at"
                                  " FROM incidents WHERE id = ?"),
                   {bound(after.id)}, momentsFrom)
            .map([&](const std::optional<StoredMoments> &known) {
                return changeOf<StoredIncidentColumns>(
                    table(), {before, known.value_or(StoredMoments{})}, {after, stored(moments)});
            });
    if (!change || change->statement.isEmpty()) {
        return change.map([](const auto &) {});
    }
    return m_sql.run(change->statement, change->values).map_error([](const Error &error) {
        // Only an incident that is opened again can conflict with another unsettled one.
        return error.kind == Error::Kind::Conflict
                   ? Error{Error::Kind::Conflict,
                           Words::tr("There is a newer incident of this person for this meeting."),
                           Words::tr("Look after that one.")}
                   : error;
    });
}

Result<std::vector<IncidentId>> IncidentTable::due(Instant now, int limit)
{
    return m_sql.select(QStringLiteral("SELECT id FROM incidents WHERE next_due_at <= ?"
                                       " AND %1 ORDER BY next_due_at, incidents.rowid LIMIT ?")
                            .arg(isNotSetAside()),
                        {bound(now), limit}, idFrom);
}

Result<std::vector<IncidentId>> IncidentTable::dueBetween(DueKind kind, Instant from, Instant until,
                                                          int limit)
{
    return m_sql.select(QStringLiteral("SELECT id FROM incidents WHERE %1 BETWEEN ? AND ?"
                                       " AND %2 ORDER BY %1, incidents.rowid LIMIT ?")
                            .arg(columnOf(kind), isNotSetAside()),
                        {bound(from), bound(until), limit}, idFrom);
}

/// Asks for each kind separately: overdue work of one kind must not hide future work of another.
Result<std::optional<Instant>> IncidentTable::nextDueAfter(Instant now)
{
    std::optional<Instant> earliest;
    const auto done =
        forEach(std::array{DueKind::Call, DueKind::Text, DueKind::Other}, [&](DueKind kind) {
            return nextDueAfter(kind, now).map([&](const auto &next) {
                if (next && (!earliest || *next < *earliest)) {
                    earliest = next;
                }
            });
        });
    return done.map([&] { return earliest; });
}

Result<std::optional<Instant>> IncidentTable::nextDueAfter(DueKind kind, Instant now)
{
    return m_sql.first(QStringLiteral("SELECT %1 AS due_at FROM incidents WHERE %1 > ? AND %2"
                                      " ORDER BY %1 LIMIT 1")
                           .arg(columnOf(kind), isNotSetAside()),
                       {bound(now)}, [](const Row &row) { return row.instant("due_at"); });
}

Result<std::optional<Instant>> IncidentTable::oldestReminder(Instant earliestStart)
{
    return m_sql.first(QStringLiteral("SELECT reminded_at FROM incidents WHERE state <> 'RESOLVED'"
                                      " AND reminded_at IS NOT NULL AND start_at >= ?"
                                      " ORDER BY reminded_at LIMIT 1"),
                       {bound(earliestStart)},
                       [](const Row &row) { return row.instant("reminded_at"); });
}

Result<bool> IncidentTable::anyWindowOpens(Instant from, Instant until)
{
    return m_sql
        .number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM incidents WHERE state <> 'RESOLVED'"
                               " AND start_at BETWEEN ? AND ?)"),
                {bound(from + callWindowCloses), bound(until + callWindowOpens)})
        .map([](qint64 any) { return any != 0; });
}

Result<std::vector<IncidentId>> IncidentTable::unfinished()
{
    static const auto statement =
        QStringLiteral("SELECT incident_id AS id FROM escalation_steps"
                       " INDEXED BY escalation_steps_under_way WHERE status = 'SENDING'"
                       " UNION"
                       " SELECT incident_id FROM call_attempts INDEXED BY call_attempts_by_status"
                       " WHERE status IN %1"
                       " UNION"
                       " SELECT incident_id FROM call_attempts INDEXED BY call_attempts_unwanted"
                       " WHERE status = 'unknown'"
                       " AND cancel_wanted = 1 AND ended_at IS NULL"
                       " ORDER BY id")
            .arg(statusesWhere(isOpen));
    return m_sql.select(statement, {}, idFrom);
}

Result<std::vector<Incident>>
IncidentTable::unsettledUntil(Instant start, const std::optional<Place> &after, int limit)
{
    return m_sql.select(QStringLiteral("SELECT * FROM incidents WHERE state <> 'RESOLVED'"
                                       " AND start_at <= ? AND (start_at, id) > (?, ?)"
                                       " ORDER BY start_at, id LIMIT ?"),
                        QVariantList{bound(start)} + boundOrFirst(after) + QVariantList{limit},
                        incidentFrom);
}

Result<std::vector<Incident>> IncidentTable::unsettledBefore(Instant start, int limit)
{
    return m_sql.select(QStringLiteral("SELECT * FROM incidents WHERE state <> 'RESOLVED'"
                                       " AND start_at < ? ORDER BY start_at DESC, id LIMIT ?"),
                        {bound(start), limit}, incidentFrom);
}

Result<std::vector<Incident>> IncidentTable::ringing(int limit)
{
    static const auto statement =
        QStringLiteral("SELECT DISTINCT incidents.* FROM call_attempts"
                       " INDEXED BY call_attempts_by_status"
                       " CROSS JOIN incidents ON incidents.id = incident_id"
                       " WHERE call_attempts.status IN %1 AND state <> 'RESOLVED'"
                       " ORDER BY start_at, incidents.id LIMIT ?")
            .arg(statusesWhere(isOpen));
    return m_sql.select(statement, {limit}, incidentFrom);
}

Result<std::vector<Incident>>
IncidentTable::settledSince(Instant settled, const std::optional<Place> &after, int limit)
{
    return m_sql.select(QStringLiteral("SELECT * FROM incidents WHERE state = 'RESOLVED'"
                                       " AND resolved_at >= ? AND (start_at, id) > (?, ?)"
                                       " ORDER BY start_at, id LIMIT ?"),
                        QVariantList{bound(settled)} + boundOrFirst(after) + QVariantList{limit},
                        incidentFrom);
}

} // namespace savehub
