// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine_ports.h"
#include "runtime/unsaved_events.h"

#include <vector>

namespace savehub {

/// Which parts of a record a decision has changed.
struct RecordChange {
    bool ofIncident = false;
    std::vector<StepId> steps{};
    std::vector<AttemptKey> attempts{};

    bool isNone() const { return !ofIncident && steps.empty() && attempts.empty(); }
};

RecordChange changeBetween(const IncidentRecord &before, const IncidentRecord &after);

/// Decisions whose commit failed. As a rule they are not saved; but a disk that fails at the very
/// end of a commit leaves them saved, and perhaps not for good. Nobody may decide anything else
/// before that is known.
class DoubtfulDecisions
{
public:
    struct Doubtful {
        Occurrence occurrence;
        Decision decision;
        RecordChange change; ///< what of the record is the decision's work
        bool isKept = false; ///< what happened waits among the unsaved events, too
    };

    void add(const Doubtful &decision) { m_decisions.push_back(decision); }
    bool isEmpty() const { return m_decisions.empty(); }

    /// Those that are saved after all: since a commit that was just made, for good. Those that are
    /// not are forgotten; those of which it could not be found out stay. An error: of none of them.
    /// Others may have changed the incident since.
    Result<std::vector<Doubtful>> resolve(Store &store, Instant now);
    /// Why the last one that stayed did.
    const Error &problem() const { return m_problem; }

private:
    Error m_problem;
    std::vector<Doubtful> m_decisions;
};

} // namespace savehub
