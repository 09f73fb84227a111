// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_of_decisions.h"

#include "budget.h"

namespace savehub {

BatchOfDecisions::BatchOfDecisions(Sql &sql, const Standing &standing, Instant now)
    : m_sql(sql),
      m_standing(standing),
      m_now(now),
      m_records(sql)
{
}

Result<std::vector<Result<Decision>>>
BatchOfDecisions::decideAll(const std::vector<Store::Question> &questions)
{
    std::vector<IncidentId> incidents;
    for (const auto &question : questions) {
        incidents.push_back(question.incident);
    }
    const auto records = m_records.loadEach(incidents);
    std::vector<Result<Decision>> decisions;
    for (size_t i = 0; i < questions.size() && m_whole; ++i) {
        decisions.push_back(decideOne(questions[i], records[i]));
    }
    return m_whole.map([&] { return std::move(decisions); });
}

Result<Decision> BatchOfDecisions::decideOne(const Store::Question &question,
                                             const Result<IncidentRecord> &record)
{
    if (!record) {
        return tl::make_unexpected(record.error());
    }
    const auto changed = m_changed.find(question.incident);
    const auto &before = changed == m_changed.end() ? *record : changed->second;
    auto decision = question.decide(before, m_standing);
    return decision.refusal ? decision : save(before, std::move(decision));
}

/// To a savepoint of its own: what cannot be saved is undone without the others.
Result<Decision> BatchOfDecisions::save(const IncidentRecord &before, Decision decision)
{
    m_whole = m_sql.run(QStringLiteral("SAVEPOINT decision"));
    if (!m_whole) {
        return tl::make_unexpected(m_whole.error());
    }
    const auto saved = m_records.apply(before, decision, m_now);
    if (!saved && !m_sql.run(QStringLiteral("ROLLBACK TO decision"))) {
        m_whole = saved; // some errors (disk full) have ended the transaction of them all
    } else {
        m_whole = m_sql.run(QStringLiteral("RELEASE decision"));
    }
    if (!saved || !m_whole) {
        return tl::make_unexpected(saved ? m_whole.error() : saved.error());
    }
    m_standing.spend = spendAfter(m_standing.spend, before, decision.record, m_now);
    for (const auto warning : decision.warned) {
        m_standing.warnedAt[warning] = m_now;
    }
    m_changed[before.incident.id] = decision.record;
    return decision;
}

} // namespace savehub
