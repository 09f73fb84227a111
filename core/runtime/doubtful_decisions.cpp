// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubtful_decisions.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace savehub {

namespace {

/// What is read must be followed by a write, or the commit would not reach for the disk.
Decision confirmation(const IncidentRecord &record)
{
    return {
        .record = record,
        .audit = {{QStringLiteral("engine"), QStringLiteral("incident.commit_confirmed"),
                   record.incident.id.text(), QStringLiteral("The disk had reported an error.")}}};
}

Decision leaveAsItIs(const IncidentRecord &record)
{
    return {.record = record, .refusal = Error{Error::Kind::Conflict, {}, {}}};
}

/// Whether a part that was changed from \a before to \a after is in \a found.
template <typename Part, typename Find>
std::optional<bool> holdsAChange(const std::vector<Part> &after, Find before, Find found)
{
    std::optional<bool> holds;
    for (const auto &part : after) {
        const auto *old = before(part);
        if (!old || *old != part) {
            const auto *now = found(part);
            holds = holds.value_or(false) || (now && *now == part);
        }
    }
    return holds;
}

/// What one decision changes is in the database with it, or without it. Of several that were made of one
/// incident the later hide the earlier, which they were made on top of.
bool isIn(const IncidentRecord &found, const IncidentRecord &before, const IncidentRecord &after)
{
    using FindStep = std::function<const Step *(const Step &)>;
    using FindAttempt = std::function<const Attempt *(const Attempt &)>;
    const auto stepOf = [](const IncidentRecord &record) -> FindStep {
        return [&record](const Step &step) {
            return record.step(step.id);
        };
    };
    const auto attemptOf = [](const IncidentRecord &record) -> FindAttempt {
        return [&record](const Attempt &attempt) {
            return record.attempt(attempt.key);
        };
    };
    const auto steps = holdsAChange(after.steps, stepOf(before), stepOf(found));
    const auto attempts = holdsAChange(after.attempts, attemptOf(before), attemptOf(found));
    return steps || attempts ? steps.value_or(false) || attempts.value_or(false)
                             : found.incident == after.incident;
}

} // namespace

bool differ(const IncidentRecord &before, const IncidentRecord &after)
{
    return before.incident != after.incident || before.steps != after.steps
           || before.attempts != after.attempts;
}

Result<std::vector<DoubtfulDecisions::Doubtful>> DoubtfulDecisions::resolve(Store &store,
                                                                            Instant now)
{
    std::vector<Store::Question> questions;
    for (const auto &doubtful : m_decisions) {
        questions.push_back({doubtful.occurrence.incident,
                             [&doubtful](const IncidentRecord &record, const Standing &) {
                                 return isIn(record, doubtful.before, doubtful.decision.record)
                                            ? confirmation(record)
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
