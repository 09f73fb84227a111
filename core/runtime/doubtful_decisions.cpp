// SPDX-License-Identifier: GPL-3.0-or-later
#include "doubtful_decisions.h"

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
                             [&after = doubtful.decision.record](const auto &record, const auto &) {
                                 return differ(record, after) ? leaveAsItIs(record)
                                                              : confirmation(record);
                             }});
    }
    return store.transactAll(questions, now).map([this](const auto &answers) {
        std::vector<Doubtful> saved;
        const auto decisions = std::exchange(m_decisions, {});
        for (size_t i = 0; i < decisions.size(); ++i) {
            if (answers[i] && !answers[i]->refusal) {
                saved.push_back(decisions[i]);
            } else if (!answers[i] && !answers[i].error().isBeyondRepair()) {
                m_problem = answers[i].error(); // one may be refused without the others
                m_decisions.push_back(decisions[i]);
            }
        }
        return saved;
    });
}

} // namespace savehub
