// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"
#include "store/database.h"
#include "store/incident_table.h"

#include <memory>

namespace savehub {

/// The read side, over its own connection, which cannot write. Belongs to the thread that opened
/// it, which may be another than the store's. Nothing stays locked between two calls.
class SqlIncidentReader : public IncidentReader
{
public:
    /// The database must exist and be up to date: open the SqlStore first. It cannot be in memory.
    static Result<std::unique_ptr<SqlIncidentReader>> open(const DatabaseOptions &options);

    /// Sets how long a read waits from now on while another connection has the database locked.
    /// After that the read is Unavailable.
    void setPatience(const Sql::Patience &patience) { sql().setPatience(patience); }

    Result<std::vector<BoardRow>> live(Instant now, int limit,
                                       const std::optional<IncidentId> &after) const override;
    Result<std::vector<BoardRow>> board(Instant now, int limit) const override;
    Result<std::vector<WaitingStep>> waiting(Instant until, int limit) const override;
    Result<IncidentDetail> detail(const IncidentId &incident) const override;
    Result<std::vector<CallRow>> calls(const std::optional<AttemptKey> &after,
                                       int limit) const override;
    Result<std::vector<AuditRow>> audit(std::optional<qint64> before, int limit) const override;
    Result<Totals> totals(Instant now) const override;
    Result<Counts> counts(Instant now) const override;
    Result<std::vector<ExpectedCalls>> expectedCalls(Instant from, Instant until) const override;

private:
    /// Where a page of live() begins. The unsettled incidents come before the settled ones.
    struct LivePage {
        bool isOfSettled = false;
        std::optional<IncidentTable::Place> after{};
    };

    explicit SqlIncidentReader(std::unique_ptr<Database> database);
    Result<LivePage> pageBehind(const IncidentId &id, Instant now) const;
    Result<std::vector<Incident>> liveIncidents(Instant now, int limit, const LivePage &from) const;
    Result<std::vector<Incident>> boardIncidents(Instant now, int limit) const;
    Result<std::vector<BoardRow>> rowsOf(const std::vector<Incident> &incidents) const;
    Result<std::vector<IncidentRecord>> readableOf(const std::vector<Incident> &incidents) const;
    Sql &sql() const { return m_database->sql(); }

    std::unique_ptr<Database> m_database;
};

} // namespace savehub
