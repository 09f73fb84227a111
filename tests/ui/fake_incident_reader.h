// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/incident_reader.h"

#include <map>

namespace savehub {

/// Answers with what the test put in.
class FakeIncidentReader : public IncidentReader
{
public:
    std::vector<BoardRow> rows;
    std::map<IncidentId, IncidentDetail> details;
    Totals sums;
    std::vector<ExpectedCalls> expected; ///< the same for every time
    std::vector<WaitingStep> steps;      ///< the waiting ones, by time
    Spend spend;
    std::optional<Error> error; ///< if set, the answer to everything

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

    /// Adds the incident, and the row that a reader makes from it.
    void add(const IncidentDetail &detail);
};

/// A clock that stands still unless the test moves it.
class StillClock : public Clock
{
public:
    Instant time{};
    Instant now() const override { return time; }
    std::unique_ptr<Wakeup> wakeAt(Instant, std::function<void()>) override { return {}; }
};

} // namespace savehub
