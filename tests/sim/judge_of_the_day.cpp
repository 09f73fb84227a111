// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/enum_text.h"
#include "engine/call_outcome.h"
#include "tests/sim/judge.h"

#include <algorithm>

namespace savehub {

// What is judged when the day is over. What is judged as it happens is in judge.cpp.

namespace {

/// How long a call may wait behind those of a few people in the line.
constexpr Seconds onTime{15};
/// How long it takes until the program has learned that a call is over, and has looked again
/// whether the phone is free.
constexpr Seconds newsTakes{7};
/// For the first call of all, whatever else is due.
constexpr Milliseconds firstOnTime{250};

} // namespace

/// The history must show what the provider knows, since there was time to ask.
void Judge::judgeTexts()
{
    for (const auto &text : m_carrier.texts()) {
        const auto record = m_store.load(**m_store.incidentOfStep(text.step));
        const auto *step = record->step(text.step);
        if (step->sid != text.sid) {
            continue; // its answer was lost for good
        }
        const auto subject = text.step.text();
        require(step->delivery == text.fate.status, QStringLiteral("every text's fate is told"),
                subject);
        const auto expected =
            text.fate.status == TextDelivery::Delivered ? StepStatus::Executed : StepStatus::Failed;
        require(step->status == expected, QStringLiteral("every text's fate is told"), subject);
        require(!m_carrier.pricedAfter || step->price == m_carrier.textPrice,
                QStringLiteral("every price is booked"), subject);
    }
}

void Judge::dayIsOver(const std::vector<IncidentId> &incidents, bool calm,
                      const IsLeftAlone &isLeftAlone)
{
    std::set<QString> told; // the SIDs that the history knows
    std::vector<IncidentRecord> leftAlone;
    for (const auto &id : incidents) {
        const auto record = m_store.load(id);
        const auto accepted =
            std::count_if(m_carrier.calls().begin(), m_carrier.calls().end(),
                          [&](const auto &call) { return record->attempt(call.key) != nullptr; });
        require(accepted <= maxAttemptsPerIncident, QStringLiteral("at most two calls"), id.text());
        judgeSteps(*record);
        judgeHistory(*record, told);
        judgeAnswer(*record);
        if (calm && isLeftAlone(record->person)) {
            judgeNothingMissing(*record);
            leftAlone.push_back(*record);
        }
    }
    if (leftAlone.size() == incidents.size()) { // nobody else is in the line
        judgePunctuality(leftAlone);
    }
    judgeTexts();
    std::set<QString> keys;
    for (const auto &call : m_carrier.calls()) {
        require(keys.insert(call.key.text()).second, QStringLiteral("one call per attempt"),
                call.key.text());
        require(told.contains(call.report.sid.text()), QStringLiteral("history equals ledger"),
                call.key.text());
    }
    for (const auto &text : m_carrier.texts()) {
        // When the answer to a text was lost and the person's number was then corrected, the text
        // is not searched for at the new number. That phone gets its own text.
        const auto step = text.step.text();
        require(++m_texts[step + text.to.e164()] == 1, QStringLiteral("one text per step"), step);
    }
}

void Judge::judgeSteps(const IncidentRecord &record)
{
    for (const auto &step : record.steps) {
        require(step.isEnded(), QStringLiteral("every step ends"),
                step.id.text() + QLatin1Char(' ') + toText(step.status));
    }
}

const SimulatedCarrier::Call *Judge::inLedger(const AttemptKey &key) const
{
    const auto &calls = m_carrier.calls();
    const auto found =
        std::find_if(calls.begin(), calls.end(), [&](const auto &call) { return call.key == key; });
    return found == calls.end() ? nullptr : &*found;
}

void Judge::judgeHistory(const IncidentRecord &record, std::set<QString> &told)
{
    const auto truth = QStringLiteral("history equals ledger");
    for (const auto &attempt : record.attempts) {
        const auto subject = attempt.key.text() + QLatin1Char(' ') + toText(attempt.status);
        const auto *call = inLedger(attempt.key);
        require(!isOpen(attempt.status), QStringLiteral("every attempt ends"), subject);
        if (attempt.status == AttemptStatus::Unknown) {
            // "Unknown" is honest, whatever the truth is.
            told.insert(call ? call->report.sid.text() : QString());
        } else if (wasPlaced(attempt.status)) {
            require(call != nullptr, truth, subject);
            require(call && call->report.status == attempt.status, truth, subject);
            require(call && call->report.sid == attempt.sid, truth, subject);
            told.insert(attempt.sid.text());
            require(!m_carrier.pricedAfter || attempt.price == m_carrier.price,
                    QStringLiteral("every price is booked"), subject);
        } else {
            require(call == nullptr, truth, subject);
        }
    }
}

/// The moment from which no other call keeps a first call to the person's phone waiting. Nothing: a
/// call to it never ended. Only for days on which no clock was set.
std::optional<Instant> Judge::phoneIsFreeFrom(const IncidentRecord &record) const
{
    auto from = record.incident.start - Seconds{180};
    const bool wasCalled = !record.attempts.empty() && record.attempts.front().acceptedAt;
    const auto firstCalled =
        wasCalled ? *record.attempts.front().acceptedAt : record.incident.start;
    const auto moment = [this](Milliseconds uptime) {
        return m_clock.now() - (m_clock.uptime() - uptime);
    };
    for (const auto *call : callsToPhone(record)) {
        const bool isOwn = record.attempt(call->key) != nullptr;
        if (isOwn || moment(call->acceptedAt) >= firstCalled) {
            continue;
        }
        if (!call->endedAt) {
            return std::nullopt;
        }
        from = std::max(from, moment(*call->endedAt) + newsTakes);
    }
    return from;
}

/// Counts the committed calls to the phone: the carrier does not know of those that were lost.
bool Judge::phoneHadItsCalls(const IncidentRecord &record, Instant until) const
{
    int lastHour = 0;
    int lastDay = 0;
    for (const auto &other : everything()) {
        for (const auto &call : other.attempts) {
            const bool counts = call.to == record.person.phone && call.createdAt <= until
                                && call.status != AttemptStatus::NotSent
                                && call.status != AttemptStatus::Withheld;
            lastHour += counts && call.createdAt > until - Hours{1} ? 1 : 0;
            lastDay += counts && call.createdAt > until - Hours{24} ? 1 : 0;
        }
    }
    const auto quotas = m_store.standing(m_clock.now())->settings.quotas;
    return lastHour >= quotas.callsAnHour || lastDay >= quotas.callsADay;
}

void Judge::judgeNothingMissing(const IncidentRecord &record)
{
    for (const auto &step : record.steps) {
        const auto answered = record.incident.acknowledgedAt.value_or(
            record.incident.resolvedAt.value_or(step.lastAt));
        const bool isUnsent = step.channel == Channel::Text && step.reason == Reason::NotSent
                              && answered >= step.lastAt;
        const auto from = std::max(step.dueAt, step.createdAt);
        require(!isUnsent || !m_usableFrom(from, step.lastAt),
                QStringLiteral("the text that is due goes out"), step.id.text());
    }
    const bool answeredBefore = record.incident.acknowledgedAt || record.incident.resolvedAt;
    const auto settledAt = record.incident.resolvedAt.value_or(record.incident.start);
    const auto answeredAt = record.incident.acknowledgedAt.value_or(settledAt);
    // A person who answers while the line still holds the call is not called.
    const auto free = phoneIsFreeFrom(record);
    const auto possible =
        free ? m_usableFrom(*free, record.incident.start - Seconds{120}) : std::nullopt;
    const bool due =
        possible && (!answeredBefore || std::min(settledAt, answeredAt) > *possible + onTime);
    if (!due || !record.person.phone || record.person.doNotCall
        || m_undone.contains(record.incident.id)) {
        return; // after an undo, the call comes later than due
    }
    if (record.attempts.empty() && callsToPhone(record).size() >= 2) {
        return; // two calls of other incidents went to the phone
    }
    if (record.attempts.empty() && phoneHadItsCalls(record, record.incident.start)) {
        return;
    }
    require(!record.attempts.empty() && wasPlaced(record.attempts.front().status),
            QStringLiteral("the call that is due goes out"), record.incident.id.text());
    require(!record.attempts.empty() && record.attempts.front().createdAt <= *possible + onTime,
            QStringLiteral("the call that is due goes out on time"), record.incident.id.text());
}

/// When the line has no other calls, the first call to a meeting goes at once.
void Judge::judgePunctuality(const std::vector<IncidentRecord> &records)
{
    std::map<Instant, Instant> firstCalls; // by start
    std::set<Instant> starts;
    for (const auto &record : records) {
        const auto start = record.incident.start;
        starts.insert(start);
        if (!record.attempts.empty()) {
            const auto created = record.attempts.front().createdAt;
            auto &first = firstCalls.try_emplace(start, created).first->second;
            first = std::min(first, created);
        }
    }
    for (const auto &[start, first] : firstCalls) {
        const auto callDue = start - Seconds{180};
        const bool isAlone =
            std::none_of(starts.begin(), starts.end(), [start = start](Instant other) {
                return other != start && std::chrono::abs(other - start) < Minutes{10};
            });
        const bool isUsable = m_usableFrom(callDue, start - Seconds{120}) == callDue;
        require(!isAlone || !isUsable || first <= callDue + firstOnTime,
                QStringLiteral("calls come first"), toIso(start));
    }
}

} // namespace savehub
