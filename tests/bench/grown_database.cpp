// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/grown_database.h"

#include "store/transaction.h"

namespace savehub {

namespace {

/// For each place in a meeting one of so many people is invited.
constexpr int peopleForAPlace = 20;

const auto insertPeople = QStringLiteral(
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)"
    " INSERT INTO people SELECT 'p' || i, 'Person ' || i, 'p' || i || '@example.org',"
    " printf('+1555123%04d', i), 'en', 'Europe/Madrid', '', '', NULL, 0 FROM n");

const auto insertMeetings = QStringLiteral(
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1),"
    " m(i, at) AS (SELECT i, strftime('%Y-%m-%dT%H:%M:%fZ', ?, (1440 - 30 * i) || ' minutes')"
    " FROM n)"
    " INSERT INTO meetings SELECT 'm' || i, 'Stand-up', at, at, 'UTC', 'typed', 'u' || i, '', 0, ''"
    " FROM m");

const auto insertIncidents = QStringLiteral(
    "WITH RECURSIVE now(at) AS (SELECT ?),"
    " n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)"
    " INSERT INTO incidents (id, person_id, meeting_id, start_at, revision, state, resolution,"
    " created_at, acknowledged_at, resolved_at, next_due_at)"
    " SELECT lower(hex(randomblob(16))), 'p' || (20 * i + abs(random()) % 20),"
    " id, start_at, 0, iif(start_at < at, 'RESOLVED', 'SCHEDULED'),"
    " iif(start_at < at, 'joined', ''), start_at, NULL, iif(start_at < at, start_at, NULL),"
    " iif(start_at < at, NULL, start_at) FROM meetings, n, now");

const auto insertSteps = QStringLiteral(
    "INSERT INTO escalation_steps SELECT incidents.id, number, type,"
    " iif(state = 'SCHEDULED', 'PENDING', iif(number <= 3, 'EXECUTED', 'SKIPPED')), NULL, NULL,"
    " created_at, lower(hex(randomblob(16))), 'attendee', 'meeting-soon', at, at, '',"
    " iif(state = 'SCHEDULED' OR number <> 3, '', hex(zeroblob(400))), 0, NULL, NULL, NULL, NULL,"
    " NULL, NULL, NULL, NULL, NULL, NULL"
    " FROM (SELECT incidents.*, column1 AS number, column2 AS type,"
    " strftime('%Y-%m-%dT%H:%M:%fZ', start_at, column3 || ' seconds') AS at FROM incidents"
    " JOIN (VALUES (1, 'EMAIL', -720), (2, 'SMS', -300), (3, 'CALL', -180), (4, 'EMAIL', 600),"
    " (5, 'CALL', 900))) AS incidents");

const auto insertCalls = QStringLiteral(
    "INSERT INTO call_attempts (key, incident_id, step_id, number, provider, to_number, status, "
    "sid,"
    " created_at, ended_at, digit, answered_by, error, cancel_wanted, estimate_micros, "
    "price_micros,"
    " duration_seconds) SELECT lower(hex(randomblob(16))), incident_id, id, column1, 'twilio',"
    " (SELECT phone FROM people JOIN incidents ON people.id = person_id"
    " WHERE incidents.id = incident_id), column2, 'CA' || lower(hex(randomblob(16))),"
    " strftime('%Y-%m-%dT%H:%M:%fZ', due_at, (abs(random()) % 300 / 1000.0 + column3)"
    " || ' seconds'), due_at, column4, '', '', 0, 13000, 14000, 20"
    " FROM escalation_steps JOIN (VALUES (1, 'no-answer', 0, ''), (2, 'completed', 25, '1'))"
    " WHERE step_type = 'CALL' AND status = 'EXECUTED'");

} // namespace

Done grow(Sql &sql, int incidents, Instant now, int inMeeting)
{
    const auto at = bound(now);
    // The keys are random, so pages that do not fit into the cache would be read and written again
    // and again.
    if (const auto done = sql.run(QStringLiteral("PRAGMA cache_size = -1000000")); !done) {
        return done;
    }
    return inTransaction(sql, Access::Write, [&] {
        return sql.run(insertPeople, {peopleForAPlace * inMeeting})
            .and_then([&] {
                return sql.run(insertMeetings, {incidents / inMeeting, at});
            })
            .and_then([&] {
                return sql.run(insertIncidents, {at, inMeeting});
            })
            .and_then([&] { return sql.run(insertSteps); })
            .and_then([&] { return sql.run(insertCalls); });
    });
}

} // namespace savehub
