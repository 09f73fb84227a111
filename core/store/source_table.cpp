// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/source_table.h"

namespace savehub {

namespace {

QVariantList rowOf(const SourceName &source, const QString &actor, Instant now)
{
    return {bound(source.kind), bound(source.name), bound(now), bound(now), bound(actor)};
}

} // namespace

Done SourceTable::note(const SourceName &source, const QString &actor, Instant now)
{
    if (source.name.isEmpty()) {
        return {};
    }
    return m_sql.run(QStringLiteral("INSERT INTO sources (kind, name, first_at, last_at, actor)"
                                    " VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, name) DO UPDATE"
                                    " SET last_at = excluded.last_at, actor = excluded.actor"),
                     rowOf(source, actor, now));
}

Done SourceTable::addName(const SourceName &source, const MeetingId &meeting, const QString &actor,
                          Instant now)
{
    return m_sql
        .number(QStringLiteral("SELECT EXISTS (SELECT 1 FROM meeting_sources WHERE meeting_id = ?"
                               " AND source_id = (SELECT id FROM sources"
                               " WHERE kind = ? AND name = ?))"),
                {bound(meeting), bound(source.kind), bound(source.name)})
        .and_then([&](qint64 isKnown) {
            return isKnown != 0 ? Done() : addNewName(source, meeting, actor, now);
        });
}

/// Also removes the name of the source of earlier imports: now it is known which source names the
/// meeting.
Done SourceTable::addNewName(const SourceName &source, const MeetingId &meeting,
                             const QString &actor, Instant now)
{
    const auto earlier = earlierSource(source.kind);
    return m_sql
        .run(QStringLiteral("INSERT INTO sources (kind, name, first_at, last_at, actor)"
                            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, name) DO NOTHING"),
             rowOf(source, actor, now))
        .and_then([&] { return removeName(earlier, meeting); })
        .and_then([&] {
            return m_sql.run(QStringLiteral("INSERT INTO meeting_sources SELECT ?, id FROM sources"
                                            " WHERE kind = ? AND name = ?"),
                             {bound(meeting), bound(source.kind), bound(source.name)});
        });
}

Done SourceTable::removeName(const SourceName &source, const MeetingId &meeting)
{
    return m_sql.run(QStringLiteral("DELETE FROM meeting_sources WHERE meeting_id = ? AND source_id"
                                    " = (SELECT id FROM sources WHERE kind = ? AND name = ?)"),
                     {bound(meeting), bound(source.kind), bound(source.name)});
}

/// Without a join: while there are few sources, SQLite would walk through all of them.
Result<std::vector<SourceName>> SourceTable::of(const MeetingId &meeting)
{
    return m_sql.select(
        QStringLiteral("SELECT (SELECT kind FROM sources WHERE id = source_id) AS kind,"
                       " (SELECT name FROM sources WHERE id = source_id) AS name"
                       " FROM meeting_sources WHERE meeting_id = ?"),
        {bound(meeting)}, [](const Row &row) {
            return SourceName{row.choice<MeetingSource>("kind"), row.text("name")};
        });
}

/// Begins with the future meetings, whose number does not grow with the years (CROSS JOIN keeps the
/// order).
Result<std::vector<MeetingId>> SourceTable::named(const SourceName &source, Instant now, int limit)
{
    return m_sql.select(
        QStringLiteral("SELECT meetings.id AS id FROM meetings CROSS JOIN meeting_sources"
                       " ON meeting_id = meetings.id WHERE start_at > ? AND source_id ="
                       " (SELECT id FROM sources WHERE kind = ? AND name = ?)"
                       " ORDER BY start_at LIMIT ?"),
        {bound(now), bound(source.kind), bound(source.name), limit},
        [](const Row &row) { return row.id<MeetingId>("id"); });
}

} // namespace savehub
