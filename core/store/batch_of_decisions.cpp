// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch_of_decisions.h"

#include "engine/budget.h"
#include "engine/schedule.h"
#include "store/calls_by_other_incidents.h"
#include "store/others_use.h"

namespace savehub {

BatchOfDecisions::BatchOfDecisions(Sql &sql, RecentRecordCache &recent, const Standing &standing,
                                   Instant now)
    : m_sql(sql),
      m_recent(recent),
      m_standing(standing),
      m_now(now),
      m_records(sql)
{
}

/// A savepoint for each decision takes as long as saving it. So the decisions are saved together,
/// and one by one only when one of them cannot be saved.
Result<std::vector<Result<Decision>>>
BatchOfDecisions::decideAll(const std::vector<Store::Question> &questions)
{
    std::vector<IncidentId> incidents;
    for (const auto &question : questions) {
        incidents.push_back(question.incident);
    }
    m_areMany = questions.size() > 1;
    m_recent.begin();
    const auto records = m_recent.loadEach(incidents);
    const auto standing = m_standing;
    m_whole = m_sql.run(QStringLiteral("SAVEPOINT decisions"));
    auto decisions = decideEach(questions, records);
    if (!m_together) {
        startAgain(standing);
        decisions = decideEach(questions, records);
    }
    return m_whole.and_then([&] { return m_sql.run(QStringLiteral("RELEASE decisions")); })
        .map([&] {
            m_recent.saved(m_changed);
            return std::move(decisions);
        });
}

void BatchOfDecisions::startAgain(const Standing &standing)
{
    // Some errors (disk full) have already ended the whole transaction.
    const bool isUndone = m_sql.run(QStringLiteral("ROLLBACK TO decisions")).has_value();
    m_whole = isUndone ? Done() : m_together;
    m_together = {};
    m_saving = Saving::OneByOne;
    m_standing = standing;
    m_changed.clear();
}

std::vector<Result<Decision>>
BatchOfDecisions::decideEach(const std::vector<Store::Question> &questions,
                             const std::vector<Result<IncidentRecord>> &records)
{
    std::vector<Result<Decision>> decisions;
    for (size_t i = 0; i < questions.size() && m_whole && m_together; ++i) {
        decisions.push_back(decideOne(questions[i], records[i]));
    }
    return decisions;
}

Result<Decision> BatchOfDecisions::decideOne(const Store::Question &question,
                                             const Result<IncidentRecord> &record)
{
    if (!record) {
        return tl::make_unexpected(record.error());
    }
    const auto changed = m_changed.find(question.incident);
    const auto &known = changed == m_changed.end() ? *record : changed->second;
    const auto whole = withOthers(known);
    if (!whole) {
        return tl::make_unexpected(whole.error());
    }
    const auto &before = *whole ? **whole : known;
    auto decision = question.decide(before, m_standing);
    return decision.refusal ? decision : save(before, std::move(decision));
}

/// \a record with what other incidents did, as far as the decision needs it; nothing when \a record
/// has it already. Records that were read together come without the calls by other incidents,
/// because texts do not need them. They are read here when a call is due.
Result<std::optional<IncidentRecord>> BatchOfDecisions::withOthers(const IncidentRecord &record)
{
    const auto due = dues(record);
    const bool isCallDue = due.call && *due.call <= m_now;
    if (!isCallDue && !(due.text && *due.text <= m_now)) {
        return std::nullopt;
    }
    const auto nearby =
        m_areMany && isCallDue
            ? loadCallsByOtherIncidents(m_sql, record)
            : Result<std::vector<CallByOtherIncident>>(record.callsByOtherIncidents);
    const auto use =
        nearby.and_then([&](const auto &) { return loadOthersUse(m_sql, record, m_now); });
    if (!use) {
        return tl::make_unexpected(use.error());
    }
    if (*nearby == record.callsByOtherIncidents && *use == record.othersUse) {
        return std::nullopt; // as with nearly every text: no copy
    }
    auto whole = record;
    whole.callsByOtherIncidents = *nearby;
    whole.othersUse = *use;
    return std::optional(std::move(whole));
}

Result<Decision> BatchOfDecisions::save(const IncidentRecord &before, Decision decision)
{
    if (m_saving == Saving::Together) {
        m_together = m_records.apply(before, decision, m_now);
    }
    const auto saved = m_saving == Saving::Together ? m_together : saveOne(before, decision);
    if (!saved) {
        return tl::make_unexpected(saved.error());
    }
    m_standing.spend = spendAfter(m_standing.spend, before, decision.record, m_now);
    for (const auto warning : decision.warned) {
        m_standing.warnedAt[warning] = m_now;
    }
    m_changed[before.incident.id] = decision.record;
    return decision;
}

/// A decision that cannot be saved is undone by itself, without the others.
Done BatchOfDecisions::saveOne(const IncidentRecord &before, const Decision &decision)
{
    m_whole = m_sql.run(QStringLiteral("SAVEPOINT decision"));
    if (!m_whole) {
        return m_whole;
    }
    const auto saved = m_records.apply(before, decision, m_now);
    if (!saved && !m_sql.run(QStringLiteral("ROLLBACK TO decision"))) {
        m_whole = saved; // some errors (disk full) end the whole transaction
        return saved;
    }
    m_whole = m_sql.run(QStringLiteral("RELEASE decision"));
    return m_whole ? saved : m_whole;
}

} // namespace savehub
