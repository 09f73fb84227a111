// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine_ports.h"
#include "runtime/unsaved_events.h"

#include <vector>

namespace savehub {

/// The parts of a record that a decision has changed.
struct RecordChange {
    bool ofIncident = false;
    std::vector<StepId> steps{};
    std::vector<AttemptKey> attempts{};

    bool isNone() const { return !ofIncident && steps.empty() && attempts.empty(); }
};

RecordChange changeBetween(const IncidentRecord &before, const IncidentRecord &after);

/// Decisions whose commit failed. As a rule they are not saved. But a disk that fails at the very
/// end of a commit leaves them saved, and perhaps not for good. Nothing else may be decided before
/// that is known.
class DoubtfulDecisions
{
public:
    struct Doubtful {
        IncidentEvent occurrence;
        Decision decision;
        RecordChange change; ///< the parts of the record that the decision changed
        bool isKept = false; ///< the event waits among the unsaved events, too
    };

    void add(const Doubtful &decision) { m_decisions.push_back(decision); }
    bool isEmpty() const { return m_decisions.empty(); }

    /// Returns those that are saved after all: for good, since this has just made a commit. Forgets
    /// those that are not saved, and keeps those for which it could not be found out. An error
    /// means that nothing was found out. Others may have changed the incident since.
    Result<std::vector<Doubtful>> resolve(Store &store, Instant now);
    /// Why the last one that is kept could not be found out.
    const Error &problem() const { return m_problem; }

private:
    Error m_problem;
    std::vector<Doubtful> m_decisions;
};

} // namespace savehub
