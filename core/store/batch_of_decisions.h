// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"
#include "store/incident_repository.h"
#include "store/recent_record_cache.h"

namespace savehub {

/// Makes decisions and saves them in one transaction, which the caller holds. Each decision sees
/// what the earlier ones changed.
class BatchOfDecisions
{
public:
    BatchOfDecisions(Sql &sql, RecentRecordCache &recent, const Standing &standing, Instant now);

    /// The decision for each question, in their order. An error of one question leaves out only
    /// that one. An error of the whole means that the transaction has to be rolled back.
    Result<std::vector<Result<Decision>>> decideAll(const std::vector<Store::Question> &questions);

private:
    enum class Saving { Together, OneByOne };
    std::vector<Result<Decision>> decideEach(const std::vector<Store::Question> &questions,
                                             const std::vector<Result<IncidentRecord>> &records);
    Result<Decision> decideOne(const Store::Question &question,
                               const Result<IncidentRecord> &record);
    Result<std::optional<IncidentRecord>> withOthers(const IncidentRecord &record);
    Result<Decision> save(const IncidentRecord &before, Decision decision);
    Done saveOne(const IncidentRecord &before, const Decision &decision);
    void startAgain(const Standing &standing);

    Sql &m_sql;
    RecentRecordCache &m_recent;
    Standing m_standing;
    Instant m_now;
    IncidentRepository m_records;
    std::map<IncidentId, IncidentRecord> m_changed; ///< by earlier decisions
    bool m_areMany = false;
    Saving m_saving = Saving::Together;
    Done m_together; ///< an error of one, while they are saved together
    Done m_whole;    ///< an error that concerns all of them
};

} // namespace savehub
