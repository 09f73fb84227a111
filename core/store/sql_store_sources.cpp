// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit_table.h"
#include "meeting_import.h"
#include "source_table.h"
#include "sql_store.h"
#include "transaction.h"
#include "untrusted_text.h"

namespace savehub {

Done SqlStore::noteSource(const SourceName &source, const QString &actor, Instant now)
{
    return inTransaction(sql(), Access::Write,
                         [&] { return SourceTable(sql()).note(source, actor, now); });
}

Done SqlStore::noteTakeBack(const SourceName &source, int meetings, const QString &actor,
                            Instant now)
{
    const AuditEntry entry{
        actor, QStringLiteral("source.taken_back"), withoutNumbers(source.name),
        QStringLiteral("%1, %2 meetings to come").arg(toText(source.kind)).arg(meetings)};
    return inTransaction(sql(), Access::Write,
                         [&] { return AuditTable(sql()).append(entry, now); });
}

Result<std::vector<MeetingId>> SqlStore::meetingsNamedBy(const SourceName &source, Instant now,
                                                         int limit)
{
    return SourceTable(sql()).named(source, now, limit);
}

Result<TakenBack> SqlStore::letGo(const SourceName &source, const MeetingId &meeting,
                                  const QString &actor, Instant now, int mostIncidents)
{
    return inTransaction(sql(), Access::Write, [&] {
        return MeetingImporter(sql(), m_ids, actor, now, m_settings)
            .letGo(source, meeting, mostIncidents);
    });
}

Result<std::vector<KnownSource>> SqlStore::sources(Instant now)
{
    return listSources(sql(), now);
}

} // namespace savehub
