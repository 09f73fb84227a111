// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident_records.h"
#include "store.h"

namespace savehub {

/// Decisions that are saved in one transaction, which the caller holds. Each sees what those before
/// it changed.
class BatchOfDecisions
{
public:
    BatchOfDecisions(Sql &sql, const Standing &standing, Instant now);

    /// Of each question in its order. An error of one leaves that one out; an error of the whole
    /// means that the transaction has to be rolled back.
    Result<std::vector<Result<Decision>>> decideAll(const std::vector<Store::Question> &questions);

private:
    Result<Decision> decideOne(const Store::Question &question,
                               const Result<IncidentRecord> &record);
    Result<Decision> save(const IncidentRecord &before, Decision decision);

    Sql &m_sql;
    Standing m_standing;
    Instant m_now;
    IncidentRecords m_records;
    std::map<IncidentId, IncidentRecord> m_changed; ///< by earlier decisions
    Done m_whole;                                   ///< an error that concerns all of them
};

} // namespace savehub
