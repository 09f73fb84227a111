// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/schedule.h"
#include "ports/store.h"
#include "tests/testlib/memory_spend.h"

#include <QHash>

#include <set>

namespace savehub {

/// Incidents with their steps and attempts, and what the schema ensures for them: constraints, sums
/// and orders.
class MemoryRecords
{
public:
    struct Row {
        Incident incident;
        std::vector<Step> steps;
        std::vector<Attempt> attempts;
        int revision = 0; ///< of its person, meeting and start
        Dues dues{};
        bool isSetAside = false;
    };

    /// In the order in which they were inserted.
    const std::vector<Row> &rows() const { return m_rows; }
    /// Null when there is no such incident.
    const Row *find(const IncidentId &incident) const;
    const Row *of(const AttemptKey &attempt) const;
    const Row *of(const StepId &step) const;
    Spend spendAt(Instant now) const { return m_spend.at(now); }

    /// On a broken constraint: Conflict, and nothing has changed.
    Done insert(const IncidentRecord &record);
    /// The same. The value says whether anything had to be written.
    Result<bool> update(const IncidentRecord &record);
    /// False when it was set aside already.
    bool setAside(const IncidentId &incident);
    /// Whether any incident was set aside.
    bool takeUpSetAside();

    /// Ordered by moment, then as inserted; ends included, at most \a limit.
    std::vector<IncidentId> due(Instant until, int limit) const;
    std::vector<IncidentId> dueBetween(DueKind kind, Instant from, Instant until, int limit) const;
    std::optional<Instant> nextDueAfter(DueKind kind, Instant now) const;

private:
    using Queue = std::set<std::pair<Instant, size_t>>; ///< moment, and the row's index
    struct Queues {
        Queue all;
        Queue calls;
        Queue texts;
        Queue others;
    };

    std::vector<IncidentId> dueIn(const Queue &queue, Instant from, Instant until, int limit) const;
    const Queue &queueOf(DueKind kind) const;
    Done write(Row &row, const IncidentRecord &record);
    Done writeSteps(Row &row, const std::vector<Step> &steps);
    Done writeAttempts(Row &row, const std::vector<Attempt> &attempts);
    Done checkNew(const Row &row, const Attempt &attempt) const;
    bool isAnotherUnsettled(const Row &row) const;
    /// Calls \a use with each queue that holds \a row, and the row's moment in it.
    template <typename Use>
    void forEachMoment(const Row &row, Use use);
    void enter(size_t place);
    void leave(size_t place);

    std::vector<Row> m_rows;
    QHash<IncidentId, size_t> m_incidents; ///< index of each incident's row
    QHash<AttemptKey, size_t> m_attempts;  ///< index of the row that has the attempt
    QHash<StepId, size_t> m_steps;         ///< index of the row that has the step
    Queues m_queues;
    MemorySpend m_spend;
};

} // namespace savehub
