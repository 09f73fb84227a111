// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/untrusted_text.h"
#include "store/audit_table.h"
#include "store/meeting_import.h"
#include "store/source_table.h"
#include "store/sql_store.h"
#include "store/transaction.h"

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

Result<TakenBack> SqlStore::detachSource(const SourceName &source, const MeetingId &meeting,
                                         const QString &actor, Instant now, int mostIncidents)
{
    return inTransaction(sql(), Access::Write, [&] {
        return MeetingImporter(sql(), m_ids, actor, now, m_settings)
            .detachSource(source, meeting, mostIncidents);
    });
}

Result<std::vector<KnownSource>> SqlStore::sources(Instant now)
{
    return listSources(sql(), now);
}

} // namespace savehub
