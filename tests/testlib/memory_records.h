// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/schedule.h"
#include "ports/store.h"
#include "tests/testlib/memory_spend.h"

#include <QHash>

#include <set>

namespace savehub {

/// Incidents with their steps and attempts, and what the schema would see to: its constraints, its
/// sums, its orders.
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

    /// In the order of their making.
    const std::vector<Row> &rows() const { return m_rows; }
    /// Null when there is no such incident.
    const Row *find(const IncidentId &incident) const;
    const Row *of(const AttemptKey &attempt) const;
    const Row *of(const StepId &step) const;
    Spend spendAt(Instant now) const { return m_spend.at(now); }

    /// Conflict, and nothing has changed, where a constraint would be broken.
    Done insert(const IncidentRecord &record);
    /// Likewise; whether anything had to be written.
    Result<bool> update(const IncidentRecord &record);
    /// Whether it was not yet.
    bool setAside(const IncidentId &incident);
    /// Whether there was anything.
    bool takeUpSetAside();

    /// By moment, then as they were made; ends included, at most \a limit.
    std::vector<IncidentId> due(Instant until, int limit) const;
    std::vector<IncidentId> dueBetween(DueKind kind, Instant from, Instant until, int limit) const;
    std::optional<Instant> nextDueAfter(DueKind kind, Instant now) const;

private:
    using Queue = std::set<std::pair<Instant, size_t>>; ///< moments, and the rows' places
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
    /// Calls \a use with each queue that \a row stands in, and its moment there.
    template <typename Use>
    void forEachMoment(const Row &row, Use use);
    void enter(size_t place);
    void leave(size_t place);

    std::vector<Row> m_rows;
    QHash<IncidentId, size_t> m_incidents; ///< their places
    QHash<AttemptKey, size_t> m_attempts;  ///< those of their incidents
    QHash<StepId, size_t> m_steps;         ///< likewise
    Queues m_queues;
    MemorySpend m_spend;
};

} // namespace savehub
