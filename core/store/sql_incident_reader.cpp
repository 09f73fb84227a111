// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_incident_reader.h"

#include "domain/words.h"
#include "store/attempt_table.h"
#include "store/audit_table.h"
#include "store/board_row.h"
#include "store/call_event_table.h"
#include "store/counting.h"
#include "store/incident_repository.h"
#include "store/transaction.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace savehub {

namespace {

constexpr Hours liveAhead{24};
constexpr Hours liveAfterSettled{12};
constexpr Hours recent{1};
constexpr std::ptrdiff_t longestRead = 50; ///< incidents: a commit waits for a millisecond or so

/// Adds those of \a more that \a incidents does not hold, up to \a limit.
void addNew(std::vector<Incident> &incidents, const std::vector<Incident> &more, int limit)
{
    std::set<IncidentId> known;
    for (const auto &incident : incidents) {
        known.insert(incident.id);
    }
    for (const auto &incident : more) {
        if (static_cast<int>(incidents.size()) < limit && known.insert(incident.id).second) {
            incidents.push_back(incident);
        }
    }
}

CallRow callRowFrom(const Row &row)
{
    return {.attempt = attemptFrom(row),
            .stepNumber = row.smallNumber("step_number"),
            .person = row.text("person_name"),
            .meeting = row.text("meeting_title"),
            .meetingStart = row.instant("meeting_start")};
}

QString callsStatement(bool fromTheNewest)
{
    return QStringLiteral("SELECT call_attempts.*, step_number, people.name AS person_name,"
                          " meetings.title AS meeting_title, incidents.start_at AS meeting_start"
                          " FROM call_attempts"
                          " JOIN escalation_steps ON escalation_steps.id = step_id"
                          " JOIN incidents ON incidents.id = call_attempts.incident_id"
                          " JOIN people ON people.id = person_id"
                          " JOIN meetings ON meetings.id = meeting_id"
                          " %1 ORDER BY call_attempts.created_at DESC, key DESC LIMIT ?")
        .arg(fromTheNewest ? QString()
                           : QStringLiteral("WHERE (call_attempts.created_at, key) <"
                                            " (SELECT created_at, key FROM call_attempts"
                                            " WHERE key = ?)"));
}

} // namespace

Result<std::unique_ptr<SqlIncidentReader>> SqlIncidentReader::open(const DatabaseOptions &options)
{
    return builtInMigrations()
        .and_then([&](const auto &migrations) { return Database::openToRead(options, migrations); })
        .map([](std::unique_ptr<Database> database) {
            return std::unique_ptr<SqlIncidentReader>(new SqlIncidentReader(std::move(database)));
        });
}

SqlIncidentReader::SqlIncidentReader(std::unique_ptr<Database> database)
    : m_database(std::move(database))
{
}

// The list of incidents is read at one moment: otherwise one that is settled or undone meanwhile
// could be missing from both parts. The records are read afterwards, in short reads. A row that is
// newer than the one above it harms nobody, but a commit that has to wait would.
Result<std::vector<BoardRow>> SqlIncidentReader::live(Instant now, int limit,
                                                      const std::optional<IncidentId> &after) const
{
    return inTransaction(sql(), Access::Read,
                         [&] {
                             const auto page = after ? pageBehind(*after, now) : LivePage{};
                             return page.and_then([&](const LivePage &from) {
                                 return liveIncidents(now, limit, from);
                             });
                         })
        .and_then([&](const auto &incidents) { return rowsOf(incidents); });
}

Result<std::vector<BoardRow>> SqlIncidentReader::board(Instant now, int limit) const
{
    return inTransaction(sql(), Access::Read, [&] { return boardIncidents(now, limit); })
        .and_then([&](const auto &incidents) { return rowsOf(incidents); });
}

Result<std::vector<Incident>> SqlIncidentReader::boardIncidents(Instant now, int limit) const
{
    IncidentTable table(sql());
    std::vector<Incident> incidents;
    const auto add = [&](const std::vector<Incident> &more) {
        addNew(incidents, more, limit);
    };
    const IncidentTable::Place recently{now - recent, {}};
    TRY(table.ringing(limit).map(add));
    TRY(table.unsettledUntil(now + liveAhead, recently, limit).map(add));
    TRY(table.unsettledBefore(recently.start, limit).map(add));
    TRY(table.settledSince(now - liveAfterSettled, {}, limit).map(add));
    return incidents;
}

Result<std::vector<WaitingStep>> SqlIncidentReader::waiting(Instant until, int limit) const
{
    return sql().select(
        QStringLiteral("SELECT people.name AS person, start_at, step_type, due_at FROM"
                       " (SELECT id, person_id, start_at FROM incidents WHERE next_due_at <= ?"
                       " ORDER BY next_due_at LIMIT ?) AS soon"
                       " JOIN people ON people.id = person_id"
                       " JOIN escalation_steps ON incident_id = soon.id"
                       " WHERE status = 'PENDING' AND due_at <= ? ORDER BY due_at, person"),
        {bound(until), limit, bound(until)}, [](const Row &row) {
            return WaitingStep{row.text("person"), row.instant("start_at"),
                               row.choice<Channel>("step_type"), row.instant("due_at")};
        });
}

Result<SqlIncidentReader::LivePage> SqlIncidentReader::pageBehind(const IncidentId &id,
                                                                  Instant now) const
{
    return IncidentTable(sql()).byId(id).and_then([&](const Incident &last) -> Result<LivePage> {
        const bool isSettled = last.state == IncidentState::Resolved;
        if (isSettled ? last.resolvedAt < now - liveAfterSettled : last.start > now + liveAhead) {
            return failure(Error::Kind::NotFound, Words::tr("That incident is not listed."));
        }
        return LivePage{isSettled, IncidentTable::Place{last.start, last.id}};
    });
}

Result<std::vector<Incident>> SqlIncidentReader::liveIncidents(Instant now, int limit,
                                                               const LivePage &from) const
{
    IncidentTable table(sql());
    if (from.isOfSettled) {
        return table.settledSince(now - liveAfterSettled, from.after, limit);
    }
    return table.unsettledUntil(now + liveAhead, from.after, limit)
        .and_then([&](std::vector<Incident> incidents) {
            const auto left = limit - static_cast<int>(incidents.size());
            return table.settledSince(now - liveAfterSettled, {}, left)
                .map([&](const std::vector<Incident> &settled) {
                    incidents.insert(incidents.end(), settled.begin(), settled.end());
                    return std::move(incidents);
                });
        });
}

Result<std::vector<BoardRow>>
SqlIncidentReader::rowsOf(const std::vector<Incident> &incidents) const
{
    std::vector<BoardRow> rows;
    auto from = incidents.begin();
    while (from != incidents.end()) {
        const auto until = from + std::min(longestRead, incidents.end() - from);
        auto records = IncidentRepository(sql()).loadAll({from, until});
        if (!records && records.error().kind == Error::Kind::Corrupt) {
            records = readableOf({from, until});
        }
        if (!records) {
            return tl::make_unexpected(records.error());
        }
        std::transform(records->begin(), records->end(), std::back_inserter(rows), rowFor);
        from = until;
    }
    return rows;
}

/// An incident that cannot be read does not hide the others. The engine reports it when it has to
/// act on it.
Result<std::vector<IncidentRecord>>
SqlIncidentReader::readableOf(const std::vector<Incident> &incidents) const
{
    std::vector<IncidentRecord> readable;
    return forEach(incidents,
                   [&](const Incident &incident) -> Done {
                       auto record = IncidentRepository(sql()).load(incident.id);
                       if (record) {
                           readable.push_back(*std::move(record));
                       }
                       return record || record.error().kind == Error::Kind::Corrupt
                                  ? Done()
                                  : tl::make_unexpected(record.error());
                   })
        .map([&] { return std::move(readable); });
}

Result<IncidentDetail> SqlIncidentReader::detail(const IncidentId &incident) const
{
    return inTransaction(sql(), Access::Read, [&] {
        return IncidentRepository(sql()).load(incident).and_then([&](const IncidentRecord &record) {
            return CallEventTable(sql()).ofIncident(incident).map([&](const auto &events) {
                return IncidentDetail{record, events};
            });
        });
    });
}

Result<std::vector<CallRow>> SqlIncidentReader::calls(const std::optional<AttemptKey> &after,
                                                      int limit) const
{
    return after ? sql().select(callsStatement(false), {bound(*after), limit}, callRowFrom)
                 : sql().select(callsStatement(true), {limit}, callRowFrom);
}

Result<std::vector<AuditRow>> SqlIncidentReader::audit(std::optional<qint64> before,
                                                       int limit) const
{
    return AuditTable(sql()).page(before, limit);
}

Result<Totals> SqlIncidentReader::totals(Instant now) const
{
    return sql()
        .first(QStringLiteral("SELECT (SELECT count(*) FROM people) AS people,"
                              " (SELECT count(*) FROM incidents) AS incidents,"
                              " (SELECT count(*) FROM meetings WHERE start_at > ?"
                              " AND cancelled = 0) AS meetings"),
               {bound(now)},
               [](const Row &row) {
                   return Totals{.people = row.smallNumber("people"),
                                 .meetingsToCome = row.smallNumber("meetings"),
                                 .incidents = row.smallNumber("incidents")};
               })
        .map([](std::optional<Totals> totals) { return totals.value_or(Totals{}); });
}

Result<Counts> SqlIncidentReader::counts(Instant now) const
{
    return Counting(sql()).countAll(now);
}

Result<std::vector<ExpectedCalls>> SqlIncidentReader::expectedCalls(Instant from,
                                                                    Instant until) const
{
    return sql().select(QStringLiteral("SELECT start_at, count(*) AS calls FROM incidents"
                                       " JOIN people ON people.id = person_id"
                                       " WHERE state IN ('SCHEDULED', 'OPEN') AND start_at >= ?"
                                       " AND start_at <= ? AND phone IS NOT NULL"
                                       " AND do_not_call = 0 GROUP BY start_at ORDER BY start_at"),
                        {bound(from), bound(until)}, [](const Row &row) {
                            return ExpectedCalls{row.instant("start_at"), row.smallNumber("calls")};
                        });
}

} // namespace savehub
