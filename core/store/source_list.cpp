// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/source_list.h"

namespace savehub {

Result<std::vector<KnownSource>> listSources(Sql &sql, Instant now)
{
    return sql.select(
        QStringLiteral("WITH named AS (SELECT source_id, EXISTS (SELECT 1 FROM meeting_sources AS"
                       " other WHERE other.meeting_id = link.meeting_id"
                       " AND other.source_id <> link.source_id) AS is_shared,"
                       " (SELECT count(*) FROM incidents WHERE incidents.meeting_id ="
                       " link.meeting_id AND state <> 'RESOLVED') AS pending"
                       " FROM meeting_sources AS link"
                       " JOIN meetings ON meetings.id = link.meeting_id"
                       " WHERE start_at > ? AND cancelled = 0)"
                       " SELECT id, kind, name, first_at, last_at, count(is_shared) AS meetings,"
                       " coalesce(sum(is_shared), 0) AS shared,"
                       " coalesce(sum(pending), 0) AS incidents,"
                       " coalesce(sum(pending * (1 - is_shared)), 0) AS own_incidents"
                       " FROM sources LEFT JOIN named ON source_id = sources.id"
                       " GROUP BY sources.id ORDER BY sources.id"),
        {bound(now)}, [](const Row &row) {
            return KnownSource{.number = row.number("id"),
                               .source = {row.choice<MeetingSource>("kind"), row.text("name")},
                               .firstAt = row.instant("first_at"),
                               .lastAt = row.instant("last_at"),
                               .meetings = row.smallNumber("meetings"),
                               .shared = row.smallNumber("shared"),
                               .incidents = row.smallNumber("incidents"),
                               .ownIncidents = row.smallNumber("own_incidents")};
        });
}

} // namespace savehub
