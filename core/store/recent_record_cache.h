// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"
#include "ports/store.h"
#include "store/sql.h"

#include <QCache>

#include <map>
#include <vector>

namespace savehub {

/// How often the database has changed, as this connection sees it.
Result<DataVersion> dataVersion(Sql &sql);

/// Records that were read or saved together a moment ago: a text needs its own three times within a
/// second, to be claimed, to be sent, and when its outcome is saved. They count only while nobody,
/// this connection included, has changed anything else. The caller holds the transaction.
class RecentRecordCache
{
public:
    explicit RecentRecordCache(Sql &sql);

    /// At the beginning of a transaction: forgets what may not be true any more.
    void begin();
    /// Each of \a ids, in their order. Of a single one the database is always asked, for the calls
    /// nearby, too; of many these are left to whoever needs them, since texts do not.
    std::vector<Result<IncidentRecord>> loadEach(const std::vector<IncidentId> &ids);
    /// At the end of a transaction that changed \a changed and nothing else.
    void saved(const std::map<IncidentId, IncidentRecord> &changed);
    /// A transaction was not committed, or nobody knows.
    void forget();

private:
    static constexpr int mostKept = 300;

    Result<std::vector<IncidentRecord>> read(const std::vector<IncidentId> &ids);
    void keep(IncidentRecord record);

    Sql &m_sql;
    QCache<QString, IncidentRecord> m_records{mostKept}; ///< by id
    DataVersion m_version;                               ///< for which they are true
};

} // namespace savehub
