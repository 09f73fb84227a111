// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/memory_store.h"

#include "engine/budget.h"
#include "engine/incident_record.h"
#include "engine/phone_limit.h"

#include <algorithm>

namespace savehub {

namespace {

using Row = MemoryRecords::Row;

tl::unexpected<Error> noSuchIncident()
{
    return failure(Error::Kind::NotFound, QStringLiteral("There is no such incident."));
}

tl::unexpected<Error> heardBefore()
{
    return failure(Error::Kind::Conflict, QStringLiteral("The text was heard before."));
}

tl::unexpected<Error> noTestCalls()
{
    return failure(Error::Kind::Unavailable,
                   QStringLiteral("The store in memory has no test calls."));
}

} // namespace

MemoryStore::MemoryStore(IdSource &ids)
    : m_ids(ids)
{
}

Standing MemoryStore::standingAt(Instant now) const
{
    return {m_settings, m_tables.records.spendAt(now), m_tables.warnedAt};
}

IncidentRecord MemoryStore::recordOf(const Row &row) const
{
    return {.incident = row.incident,
            .person = m_tables.people.at(row.incident.person),
            .meeting = m_tables.meetings.at(row.incident.meeting).meeting,
            .steps = row.steps,
            .attempts = row.attempts};
}

IncidentRecord MemoryStore::withNearbyCalls(IncidentRecord record) const
{
    const auto &phone = record.person.phone;
    std::vector<std::pair<const Attempt *, const Row *>> calls;
    for (const auto &row : m_tables.records.rows()) {
        const bool isNear =
            row.incident.id != record.incident.id
            && std::chrono::abs(row.incident.start - record.incident.start) < meetingsAreApart;
        for (const auto &call : row.attempts) {
            if (isNear && call.to == phone && mayRingPhone(call.status)) {
                calls.emplace_back(&call, &row);
            }
        }
    }
    std::sort(calls.begin(), calls.end(), [](const auto &a, const auto &b) {
        return std::pair(a.first->createdAt, a.first->key)
               < std::pair(b.first->createdAt, b.first->key);
    });
    for (const auto &[call, row] : calls) {
        const auto &incident = row->incident;
        record.callsByOtherIncidents.push_back(asCallByOtherIncident(
            *call, m_tables.people.at(incident.person).name,
            m_tables.meetings.at(incident.meeting).meeting.title, incident.start));
    }
    return record;
}

std::vector<OthersUse> MemoryStore::othersUse(const IncidentRecord &record, Instant now) const
{
    std::vector<OthersUse> uses;
    for (const auto recipient : {Recipient::Attendee, Recipient::Backup}) {
        const auto &phone = phoneOf(record.person, recipient);
        const bool isCallDue = isDue(record, Channel::Call, recipient, now);
        const bool isTextDue = isDue(record, Channel::Text, recipient, now);
        if (!phone || !(isCallDue || isTextDue)) {
            continue;
        }
        for (const auto provider : {Provider::Mock, Provider::Twilio}) {
            OthersUse others{recipient, provider, {}};
            for (const auto &row : m_tables.records.rows()) {
                if (row.incident.id != record.incident.id) {
                    addUse(others.use, *phone, provider,
                           isCallDue ? row.attempts : std::vector<Attempt>{},
                           isTextDue ? row.steps : std::vector<Step>{}, now);
                }
            }
            if (others.use != PhoneUse()) {
                uses.push_back(others);
            }
        }
    }
    return uses;
}

Result<Decision> MemoryStore::transact(const IncidentId &incident, Instant now,
                                       const Decide &decide)
{
    auto standing = standingAt(now);
    return decideOne({incident, decide}, standing, now, false);
}

Result<std::vector<Result<Decision>>>
MemoryStore::transactAll(const std::vector<Question> &questions, Instant now)
{
    auto standing = standingAt(now);
    std::vector<Result<Decision>> decisions;
    for (const auto &question : questions) {
        decisions.push_back(decideOne(question, standing, now, questions.size() > 1));
    }
    return decisions;
}

/// One of many sees other incidents' calls only if its own call is due, as in SqlStore.
Result<Decision> MemoryStore::decideOne(const Question &question, Standing &standing, Instant now,
                                        bool isOneOfMany)
{
    const auto *row = m_tables.records.find(question.incident);
    if (!row) {
        return noSuchIncident();
    }
    auto before = recordOf(*row);
    if (!isOneOfMany || (row->dues.call && *row->dues.call <= now)) {
        before = withNearbyCalls(std::move(before));
    }
    before.othersUse = othersUse(before, now);
    auto decision = question.decide(before, standing);
    if (decision.refusal) {
        return decision;
    }
    if (const auto saved = save(decision, now); !saved) {
        return tl::make_unexpected(saved.error());
    }
    standing.warnedAt = m_tables.warnedAt;
    standing.spend = spendAfter(standing.spend, before, decision.record, now);
    return decision;
}

Done MemoryStore::save(const Decision &decision, Instant now)
{
    if (decision.handledText && m_tables.heard.contains(decision.handledText->sid)) {
        return heardBefore();
    }
    const auto written = m_tables.records.update(decision.record);
    if (!written) {
        return tl::make_unexpected(written.error());
    }
    if (decision.handledText) {
        m_tables.heard.emplace(decision.handledText->sid, decision.handledText->outcome);
    }
    for (const auto warning : decision.warned) {
        m_tables.warnedAt[warning] = now;
    }
    const bool tells = decision.handledText || !decision.callEvents.empty()
                       || !decision.audit.empty() || !decision.notices.empty()
                       || !decision.warned.empty();
    m_changes += *written || tells ? 1 : 0;
    return {};
}

Result<IncidentRecord> MemoryStore::load(const IncidentId &incident)
{
    const auto *row = m_tables.records.find(incident);
    if (!row) {
        return noSuchIncident();
    }
    return withNearbyCalls(recordOf(*row));
}

/// Several records are read without the nearby calls, as in SqlStore.
std::vector<Result<IncidentRecord>> MemoryStore::loadAll(const std::vector<IncidentId> &incidents)
{
    std::vector<Result<IncidentRecord>> records;
    for (const auto &id : incidents) {
        const auto *row = incidents.size() > 1 ? m_tables.records.find(id) : nullptr;
        records.push_back(row ? recordOf(*row) : load(id));
    }
    return records;
}

Result<Standing> MemoryStore::standing(Instant now)
{
    return standingAt(now);
}

Result<DataVersion> MemoryStore::version()
{
    return DataVersion{m_changes, 0};
}

Result<std::vector<IncidentId>> MemoryStore::due(Instant now, int limit)
{
    return m_tables.records.due(now, limit);
}

Result<std::vector<IncidentId>> MemoryStore::dueBetween(DueKind kind, Instant from, Instant until,
                                                        int limit)
{
    return m_tables.records.dueBetween(kind, from, until, limit);
}

Result<std::optional<Instant>> MemoryStore::nextDueAfter(Instant now)
{
    std::optional<Instant> earliest;
    for (const auto kind : {DueKind::Call, DueKind::Text, DueKind::Other}) {
        const auto next = m_tables.records.nextDueAfter(kind, now);
        earliest = next && (!earliest || *next < *earliest) ? next : earliest;
    }
    return earliest;
}

Result<std::optional<Instant>> MemoryStore::nextCallDueAfter(Instant now)
{
    return m_tables.records.nextDueAfter(DueKind::Call, now);
}

Done MemoryStore::setAside(const IncidentId &incident, const QString &, Instant)
{
    if (!m_tables.records.find(incident)) {
        return noSuchIncident();
    }
    m_changes += m_tables.records.setAside(incident) ? 1 : 0;
    return {};
}

Done MemoryStore::takeUpSetAside()
{
    m_changes += m_tables.records.takeUpSetAside() ? 1 : 0;
    return {};
}

Result<std::optional<TextReplyOutcome>> MemoryStore::textReplyOutcome(const ProviderSid &sid)
{
    const auto heard = m_tables.heard.find(sid);
    return heard == m_tables.heard.end() ? std::nullopt : std::optional(heard->second);
}

Done MemoryStore::addHandledText(const HandledText &text, const QString &, Instant)
{
    if (!m_tables.heard.emplace(text.sid, text.outcome).second) {
        return heardBefore();
    }
    ++m_changes;
    return {};
}

Result<Attempt> MemoryStore::recordTestCall(const PhoneNumber &, const QString &, Instant,
                                            const IntendTestCall &)
{
    return noTestCalls();
}

Done MemoryStore::saveTestCall(const Attempt &)
{
    return noTestCalls();
}

Result<std::optional<Attempt>> MemoryStore::testCall(const AttemptKey &)
{
    return std::nullopt;
}

Result<std::vector<Attempt>> MemoryStore::unfinishedTestCalls(Instant)
{
    return {};
}

Done MemoryStore::saveSettings(const Settings &settings, const QString &, Instant)
{
    m_changes += settings == m_settings ? 0 : 1;
    m_settings = settings;
    return {};
}

} // namespace savehub
