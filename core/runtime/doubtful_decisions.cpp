// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/doubtful_decisions.h"

#include <algorithm>
#include <set>
#include <utility>

namespace savehub {

namespace {

/// A write has to follow the read, or the commit would not reach the disk.
Decision confirmation(const IncidentRecord &record)
{
    return {
        .record = record,
        .audit = {{QStringLiteral("engine"), QStringLiteral("incident.commit_confirmed"),
                   record.incident.id.text(), QStringLiteral("The disk had reported an error.")}}};
}

Decision leaveAsItIs(const IncidentRecord &record)
{
    return {.record = record, .refusal = Refusal{.kind = Error::Kind::Conflict}};
}

template <typename Part>
bool areEqual(const Part *one, const Part *other)
{
    return one && other && *one == *other;
}

/// Whether what the decision changes is in the database. Of several decisions about one incident
/// the later ones hide the earlier ones, on which they were made.
bool isIn(const IncidentRecord &found, const DoubtfulDecisions::Doubtful &doubtful)
{
    const auto &after = doubtful.decision.record;
    const auto &[ofIncident, steps, attempts] = doubtful.change;
    if (steps.empty() && attempts.empty()) {
        return found.incident == after.incident;
    }
    return std::any_of(steps.begin(), steps.end(),
                       [&](const StepId &id) { return areEqual(found.step(id), after.step(id)); })
           || std::any_of(attempts.begin(), attempts.end(), [&](const AttemptKey &key) {
                  return areEqual(found.attempt(key), after.attempt(key));
              });
}

} // namespace

RecordChange changeBetween(const IncidentRecord &before, const IncidentRecord &after)
{
    RecordChange change{.ofIncident = before.incident != after.incident};
    for (const auto &step : after.steps) {
        if (!areEqual(before.step(step.id), &step)) {
            change.steps.push_back(step.id);
        }
    }
    for (const auto &attempt : after.attempts) {
        if (!areEqual(before.attempt(attempt.key), &attempt)) {
            change.attempts.push_back(attempt.key);
        }
    }
    return change;
}

Result<std::vector<DoubtfulDecisions::Doubtful>> DoubtfulDecisions::resolve(Store &store,
                                                                            Instant now)
{
    std::vector<Store::Question> questions;
    for (const auto &doubtful : m_decisions) {
        questions.push_back({doubtful.occurrence.incident,
                             [&doubtful](const IncidentRecord &record, const Standing &) {
                                 return isIn(record, doubtful) ? confirmation(record)
                                                               : leaveAsItIs(record);
                             }});
    }
    return store.transactAll(questions, now).map([this](const auto &answers) {
        std::vector<Doubtful> saved;
        std::set<IncidentId> savedLater;
        const auto decisions = std::exchange(m_decisions, {});
        for (size_t i = decisions.size(); i-- > 0;) {
            const auto &incident = decisions[i].occurrence.incident;
            if ((answers[i] && !answers[i]->refusal) || savedLater.contains(incident)) {
                savedLater.insert(incident);
                saved.push_back(decisions[i]);
            } else if (!answers[i] && !answers[i].error().isBeyondRepair()) {
                m_problem = answers[i].error(); // one may be refused without the others
                m_decisions.push_back(decisions[i]);
            }
        }
        std::reverse(saved.begin(), saved.end());
        std::reverse(m_decisions.begin(), m_decisions.end());
        return saved;
    });
}

} // namespace savehub
