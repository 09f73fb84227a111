// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"
#include "ports/store.h"
#include "store/sql.h"

#include <QCache>

#include <map>
#include <vector>

namespace savehub {

/// Differs after every change of the database, as this connection sees it.
Result<DataVersion> dataVersion(Sql &sql);

/// Keeps records that were read or saved together a moment ago. A text needs its record three times
/// within a second: when it is claimed, when it is sent, and when its outcome is saved. The records
/// are valid only while nobody, this connection included, has changed anything else. The caller
/// holds the transaction.
class RecentRecordCache
{
public:
    explicit RecentRecordCache(Sql &sql);

    /// To be called at the beginning of a transaction: forgets what may not be true any more.
    void begin();
    /// Each of \a ids, in their order. A single record is always read from the database, with the
    /// calls by other incidents. Many records come without these calls, because texts do not need
    /// them; code that does reads them itself.
    std::vector<Result<IncidentRecord>> loadEach(const std::vector<IncidentId> &ids);
    /// To be called at the end of a transaction that changed \a changed and nothing else.
    void saved(const std::map<IncidentId, IncidentRecord> &changed);
    /// To be called when a transaction was not committed, or perhaps was not.
    void forget();

private:
    static constexpr int mostKept = 300;

    Result<std::vector<IncidentRecord>> read(const std::vector<IncidentId> &ids);
    void keep(IncidentRecord record);

    Sql &m_sql;
    QCache<QString, IncidentRecord> m_records{mostKept}; ///< by id
    DataVersion m_version;                               ///< for which the records are valid
};

} // namespace savehub
