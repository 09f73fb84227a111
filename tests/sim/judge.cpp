// SPDX-License-Identifier: GPL-3.0-or-later
#include "judge.h"

#include "call_outcome.h"
#include "enum_text.h"

#include <algorithm>

namespace savehub {

namespace {

/// Not the engine's own opinion: that may be what is broken.
bool rangInVain(const CallReport &call)
{
    return call.status == AttemptStatus::Busy || call.status == AttemptStatus::NoAnswer
           || call.status == AttemptStatus::Failed
           || (call.status == AttemptStatus::Completed
               && call.answeredBy.startsWith(QLatin1String("machine")));
}

/// As long as a few people may stand before one in the line.
constexpr Seconds onTime{15};
/// Whatever else is due.
constexpr Milliseconds firstOnTime{250};

/// How far a call has come, as far as the provider has told.
int progressOf(AttemptStatus status)
{
    switch (status) {
    case AttemptStatus::Queued:
        return 1;
    case AttemptStatus::Initiated:
        return 2;
    case AttemptStatus::Ringing:
        return 3;
    case AttemptStatus::InProgress:
        return 4;
    case AttemptStatus::Completed:
    case AttemptStatus::Busy:
    case AttemptStatus::NoAnswer:
    case AttemptStatus::Failed:
    case AttemptStatus::Canceled:
        return 5;
    default:
        return 0;
    }
}

bool isAnswered(const IncidentRecord &record)
{
    return record.incident.resolution == Reason::Joined || record.incident.acknowledgedAt;
}

} // namespace

Judge::Judge(Store &store, const SimulatedCarrier &carrier, const VirtualClock &clock,
             const QString &endsAt)
    : m_store(store),
      m_carrier(carrier),
      m_clock(clock),
      m_endsAt(endsAt)
{
}

void Judge::require(bool holds, const QString &promise, const QString &subject)
{
    const auto what = promise + QStringLiteral(": ") + subject;
    if (holds || !m_seen.insert(what).second) {
        return;
    }
    m_violations.append(what + QStringLiteral(" at ") + toIso(m_clock.now()));
    m_isOver = m_isOver || promise.startsWith(m_endsAt);
}

void Judge::callRequested(const CallRequest &request, WireFault fault)
{
    if (fault == WireFault::Refused) {
        return; // nothing left
    }
    const auto &key = request.key.text();
    require(m_requests[key] == 0, QStringLiteral("one request per attempt"), key);
    m_requests[key] += fault == WireFault::TooMany ? 0 : 1; // those are never processed
    const auto heldOff = m_heldOff.find(request.key);
    require(heldOff == m_heldOff.end() || heldOff->second <= m_clock.now(),
            QStringLiteral("Retry-After is heeded"), key);
    const auto incident = m_store.incidentOfAttempt(request.key);
    const bool committed = incident && *incident;
    require(committed, QStringLiteral("intent committed before the request"), key);
    if (!committed) {
        return;
    }
    const auto record = m_store.load(**incident);
    const auto &found = record->incident;
    const auto left = found.start - m_clock.now();
    require(left >= Seconds{120} && left <= Seconds{180}, QStringLiteral("inside the window"), key);
    require(found.state == IncidentState::Open || found.state == IncidentState::Escalating,
            QStringLiteral("nothing after the commit that settled"), key);
    require(m_answered[**incident] == 0, QStringLiteral("no call after an answer"), key);
    require(!record->meeting.cancelled && record->meeting.start == found.start,
            QStringLiteral("no call for what was moved or cancelled"), key);
    judgeOtherCalls(*record, request.key);
    require(callsToPhone(*record, request.key) < 2, QStringLiteral("two calls to one phone"), key);
    require(!record->person.doNotCall, QStringLiteral("do not call"), key);
    const auto standing = m_store.standing(m_clock.now());
    require(standing && !standing->settings.callsStopped, QStringLiteral("kill switch"), key);
}

std::vector<IncidentRecord> Judge::everything() const
{
    std::vector<IncidentRecord> all;
    for (const auto &id : m_watched) {
        all.push_back(*m_store.load(id));
    }
    return all;
}

void Judge::callReported(const AttemptKey &attempt, const std::function<Done()> &say)
{
    const auto incident = m_store.incidentOfAttempt(attempt);
    const bool wasAnswered = isAnswered(*m_store.load(**incident));
    const bool isTaken = say().has_value();
    require(isTaken || m_databaseMayRefuse, QStringLiteral("the provider's news is taken"),
            attempt.text());
    if (!isTaken) {
        return;
    }
    const auto record = m_store.load(**incident);
    const auto status = record->attempt(attempt)->status;
    auto &before = m_told.try_emplace(attempt.text(), status).first->second;
    require(before == status || progressOf(status) > progressOf(before),
            QStringLiteral("state never goes back"),
            toText(before) + QLatin1Char(' ') + toText(status));
    before = status;
    if (!wasAnswered && isAnswered(*record)) {
        answered(**incident);
    }
}

void Judge::textReported(const StepId &step, const std::function<Done()> &say)
{
    require(say().has_value() || m_databaseMayRefuse,
            QStringLiteral("the provider's news is taken"), step.text());
}

void Judge::forgeryReported(const std::function<Done()> &say)
{
    const auto before = everything();
    require(!say().has_value(), QStringLiteral("forged news is refused"), {});
    require(everything() == before, QStringLiteral("a key acts on its own call alone"), {});
}

void Judge::textReceived(const ReceivedText &text, const std::function<Result<TextHeard>()> &say)
{
    const auto once = QStringLiteral("a text is heard once");
    const auto before = everything();
    const auto known = m_store.heardText(text.sid);
    const auto heard = say();
    require(heard.has_value() || m_databaseMayRefuse, once, text.sid.text());
    if (!heard) {
        return;
    }
    require(m_heard.try_emplace(text.sid.text(), *heard).first->second == *heard, once,
            text.sid.text());
    if (known && *known) {
        require(everything() == before, once, text.sid.text());
    } else {
        judgeTextsEffect(text, before, heard->understood);
    }
}

void Judge::judgeTextsEffect(const ReceivedText &text, const std::vector<IncidentRecord> &before,
                             bool understood)
{
    const auto after = everything();
    for (size_t i = 0; i < after.size(); ++i) {
        if (after[i] == before[i]) {
            continue;
        }
        const auto &subject = text.sid.text();
        require(understood && after[i].person.phone == text.from,
                QStringLiteral("a text acts for its sender alone"), subject);
        require(after[i].steps[1].sentAt <= text.at, QStringLiteral("only a reminder is answered"),
                subject);
        answered(after[i].incident.id);
    }
}

qsizetype Judge::callsToPhone(const IncidentRecord &record, const AttemptKey &except) const
{
    const auto &calls = m_carrier.calls();
    return std::count_if(calls.begin(), calls.end(), [&](const auto &call) {
        if (call.key == except || call.to != record.person.phone) {
            return false;
        }
        const auto incident = m_store.incidentOfAttempt(call.key);
        const auto apart = m_store.load(**incident)->incident.start - record.incident.start;
        return std::chrono::abs(apart) < Minutes{5};
    });
}

void Judge::refusedByStore(const IncidentId &incident)
{
    require(false, QStringLiteral("the guards come before the schema"), incident.text());
}

void Judge::settled(const IncidentId &incident, const IsConnecting &isConnecting)
{
    const auto record = m_store.load(incident);
    for (const auto &attempt : record->attempts) {
        require(!isConnecting(attempt.key), QStringLiteral("what connects is withdrawn"),
                attempt.key.text());
    }
}

/// What is only queued, or only connects, must not ring any more.
void Judge::callsStopped(const IsConnecting &isConnecting)
{
    for (const auto &record : everything()) {
        settled(record.incident.id, isConnecting);
        for (const auto &attempt : record.attempts) {
            require(attempt.status != AttemptStatus::Queued || attempt.cancelWanted
                        || m_databaseMayRefuse,
                    QStringLiteral("the kill switch takes back"), attempt.key.text());
        }
    }
}

/// A second call only after the first is over and rang in vain, or never was. The ledger knows.
void Judge::judgeOtherCalls(const IncidentRecord &record, const AttemptKey &key)
{
    for (const auto &other : record.attempts) {
        const auto *call = other.key == key ? nullptr : inLedger(other.key);
        require(!call || rangInVain(call->report),
                QStringLiteral("no second call beside the first"), key.text());
    }
}

void Judge::textRequested(const TextRequest &request)
{
    const auto standing = m_store.standing(m_clock.now());
    require(standing && !standing->settings.callsStopped, QStringLiteral("kill switch"),
            request.step.text());
    require(standing && standing->spend.thisMonth > Money{},
            QStringLiteral("a text counts from its intent on"), request.step.text());
}

/// By then nobody may have answered whom it is for.
void Judge::emailLeft(const EmailRequest &request)
{
    const StepId id(request.messageId.chopped(QStringLiteral("@savehub").size()));
    const auto incident = m_store.incidentOfStep(id);
    const auto record = m_store.load(**incident);
    const auto *step = record->step(id);
    const auto wanted =
        step->recipient == Recipient::Attendee ? IncidentState::Open : IncidentState::Escalating;
    require(record->incident.state == wanted && m_clock.now() <= step->lastAt,
            QStringLiteral("no email after an answer or its time"), id.text());
}

/// What the provider knows the history tells, once somebody had time to ask.
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

void Judge::dayIsOver(const std::vector<IncidentId> &incidents, bool calm)
{
    std::set<QString> told; // the SIDs that the history knows
    std::vector<IncidentRecord> records;
    for (const auto &id : incidents) {
        const auto record = m_store.load(id);
        const auto accepted =
            std::count_if(m_carrier.calls().begin(), m_carrier.calls().end(),
                          [&](const auto &call) { return record->attempt(call.key) != nullptr; });
        require(accepted <= maxAttemptsPerIncident, QStringLiteral("at most two calls"), id.text());
        judgeSteps(*record);
        judgeHistory(*record, told);
        if (calm) {
            judgeNothingMissing(*record);
        }
        records.push_back(*record);
    }
    if (calm) {
        judgePunctuality(records);
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
        require(++m_texts[text.step.text()] == 1, QStringLiteral("one text per step"),
                text.step.text());
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
            // Honest, whatever the truth is.
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

void Judge::judgeNothingMissing(const IncidentRecord &record)
{
    const bool answeredBefore = record.incident.acknowledgedAt || record.incident.resolvedAt;
    const auto callDue = record.incident.start - Seconds{180};
    const auto settledAt = record.incident.resolvedAt.value_or(record.incident.start);
    const auto answeredAt = record.incident.acknowledgedAt.value_or(settledAt);
    // Who answers while the line still holds the call is not called.
    const auto usable = m_usable.at(record.incident.start);
    const auto latest = usable.value_or(callDue) + onTime;
    const bool due =
        usable && (!answeredBefore || std::min(settledAt, answeredAt) > *usable + onTime);
    if (!due || !record.person.phone || record.person.doNotCall) {
        return;
    }
    if (record.attempts.empty() && callsToPhone(record) >= 2) {
        return; // others' calls to the same phone
    }
    require(!record.attempts.empty() && wasPlaced(record.attempts.front().status),
            QStringLiteral("the call that is due goes out"), record.incident.id.text());
    require(!record.attempts.empty() && record.attempts.front().createdAt <= latest,
            QStringLiteral("the call that is due goes out on time"), record.incident.id.text());
}

/// The first call to a meeting that has the line to itself goes at once.
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
        require(!isAlone || m_usable.at(start) != callDue || first <= callDue + firstOnTime,
                QStringLiteral("calls come first"), toIso(start));
    }
}

} // namespace savehub
