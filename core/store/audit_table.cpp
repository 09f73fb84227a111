// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/audit_table.h"

#include "phrases/in_words.h"

#include <limits>

namespace savehub {

namespace {

QString actionOf(Notice::Severity severity)
{
    switch (severity) {
    case Notice::Severity::Info:
        return QStringLiteral("notice.info");
    case Notice::Severity::Warning:
        return QStringLiteral("notice.warning");
    case Notice::Severity::Alarm:
        return QStringLiteral("notice.alarm");
    }
    Q_UNREACHABLE();
}

AuditRow auditRowFrom(const Row &row)
{
    return {.id = row.number("id"),
            .at = row.instant("at"),
            .actor = row.text("actor"),
            .action = row.text("action"),
            .subject = row.text("subject"),
            .detail = row.text("detail")};
}

} // namespace

Done AuditTable::append(const AuditEntry &entry, Instant now)
{
    return m_sql.run(QStringLiteral("INSERT INTO audit_log (at, actor, action, subject, detail)"
                                    " VALUES (?, ?, ?, ?, ?)"),
                     {bound(now), bound(entry.actor), bound(entry.action), bound(entry.subject),
                      bound(entry.detail)});
}

Done AuditTable::append(const Notice &notice, const IncidentId &about, Instant now)
{
    const auto &subject = notice.incident.isEmpty() ? about : notice.incident;
    return append(
        {QStringLiteral("engine"), actionOf(notice.severity), subject.text(), inWords(notice.what)},
        now);
}

Result<std::vector<AuditRow>> AuditTable::page(std::optional<qint64> before, int limit)
{
    return m_sql.select(
        QStringLiteral("SELECT * FROM audit_log WHERE id < ? ORDER BY id DESC LIMIT ?"),
        {before.value_or(std::numeric_limits<qint64>::max()), limit}, auditRowFrom);
}

} // namespace savehub
