// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/judge.h"

#include "domain/enum_text.h"
#include "engine/call_outcome.h"

#include <algorithm>

namespace savehub {

namespace {

/// Does not use the engine's own judgement: that may be what is broken.
bool rangInVain(const CallReport &call)
{
    return call.status == AttemptStatus::Busy || call.status == AttemptStatus::NoAnswer
           || call.status == AttemptStatus::Failed
           || (call.status == AttemptStatus::Completed
               && call.answeredBy.startsWith(QLatin1String("machine")));
}

/// The order of the statuses, independent of the engine's ranks.
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

/// Ignores the nearby calls of other incidents: they may have changed, too, for example when their
/// incident was answered.
bool isUntouched(const IncidentRecord &before, const IncidentRecord &after)
{
    return before.incident == after.incident && before.steps == after.steps
           && before.attempts == after.attempts;
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
    m_requests[key] += fault == WireFault::TooMany ? 0 : 1; // a 429 is never processed
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
    require(m_answered[**incident] == 0 && !m_kept.contains(**incident),
            QStringLiteral("no call after an answer"), key);
    require(!record->meeting.cancelled && record->meeting.start == found.start,
            QStringLiteral("no call for what was moved or cancelled"), key);
    judgeOtherCalls(*record, request.key);
    require(callsFor(found, request.key).size() < 2,
            QStringLiteral("two calls for a person, meeting and start"), key);
    require(callsToPhone(*record, request.key).size() < 2, QStringLiteral("two calls to one phone"),
            key);
    require(!isEngaged(*record, request.key), QStringLiteral("one call at a time to one phone"),
            key);
    require(!record->person.doNotCall, QStringLiteral("do not call"), key);
    require(request.to == record->person.phone, QStringLiteral("the number of now"), key);
    requireNotStopped(key);
    judgeCallsReach(request.to, key);
}

std::vector<IncidentRecord> Judge::everything() const
{
    std::vector<IncidentRecord> all;
    for (const auto &id : m_watched) {
        all.push_back(*m_store.load(id));
    }
    return all;
}

void Judge::callReported(const AttemptKey &attempt, const CallReport &report,
                         const std::function<Done()> &say)
{
    const auto incident = m_store.incidentOfAttempt(attempt);
    if (!report.digit.isEmpty()) {
        spokenFor(**incident);
    }
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

void Judge::textReceived(const ReceivedText &text,
                         const std::function<Result<TextReplyOutcome>()> &say)
{
    const auto once = QStringLiteral("a text is heard once");
    const auto before = everything();
    const auto known = m_store.textReplyOutcome(text.sid);
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
        if (isUntouched(before[i], after[i])) {
            continue;
        }
        const auto &subject = text.sid.text();
        require(understood && after[i].person.phone == text.from,
                QStringLiteral("a text acts for its sender alone"), subject);
        const auto &reminder = after[i].steps[1];
        require(reminder.sentAt <= text.at && reminder.to == text.from,
                QStringLiteral("only a reminder is answered"), subject);
        answered(after[i].incident.id);
    }
}

std::vector<const SimulatedCarrier::Call *> Judge::callsToPhone(const IncidentRecord &record,
                                                                const AttemptKey &except) const
{
    std::vector<const SimulatedCarrier::Call *> calls;
    for (const auto &call : m_carrier.calls()) {
        if (call.key == except || call.to != record.person.phone) {
            continue;
        }
        if (std::chrono::abs(incidentOf(call.key).start - record.incident.start) < Minutes{5}) {
            calls.push_back(&call);
        }
    }
    return calls;
}

/// The incident that the call was made for. Its person, meeting and start never change.
const Incident &Judge::incidentOf(const AttemptKey &call) const
{
    const auto known = m_calledFor.find(call);
    if (known != m_calledFor.end()) {
        return known->second;
    }
    const auto incident = m_store.load(**m_store.incidentOfAttempt(call))->incident;
    return m_calledFor.emplace(call, incident).first->second;
}

/// Accepted calls, except \a except, to the same person for the same meeting and start.
std::vector<const SimulatedCarrier::Call *> Judge::callsFor(const Incident &incident,
                                                            const AttemptKey &except) const
{
    std::vector<const SimulatedCarrier::Call *> calls;
    for (const auto &call : m_carrier.calls()) {
        const auto &other = incidentOf(call.key);
        if (call.key != except && other.person == incident.person
            && other.meeting == incident.meeting && other.start == incident.start) {
            calls.push_back(&call);
        }
    }
    return calls;
}

/// Whether the phone is in a call that the program knows of or searches for. A call that it has
/// given up may still ring.
bool Judge::isEngaged(const IncidentRecord &record, const AttemptKey &key) const
{
    const auto calls = callsToPhone(record, key);
    return std::any_of(calls.begin(), calls.end(), [&](const auto *call) {
        const auto known = m_store.load(**m_store.incidentOfAttempt(call->key));
        return !call->endedAt && isOpen(known->attempt(call->key)->status);
    });
}

void Judge::refusedByStore(const IncidentId &incident)
{
    require(false, QStringLiteral("the guards come before the schema"), incident.text());
}

void Judge::invariantBroken(const IncidentId &incident, const QString &rule)
{
    require(false, QStringLiteral("invariant, ") + rule, incident.text());
}

void Judge::settled(const IncidentId &incident, const IsConnecting &isConnecting)
{
    const auto record = m_store.load(incident);
    for (const auto &attempt : record->attempts) {
        require(!isConnecting(attempt.key), QStringLiteral("what connects is withdrawn"),
                attempt.key.text());
    }
}

/// What is only queued, or only connecting, must not ring any more.
void Judge::nothingIsOut(const IsConnecting &isConnecting)
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

void Judge::requireNotStopped(const QString &subject)
{
    const auto standing = m_store.standing(m_clock.now());
    const bool isStopped = m_isStopped || !standing || standing->settings.callsStopped;
    require(!isStopped, QStringLiteral("kill switch"), subject);
}

void Judge::stopIsSaved()
{
    const auto standing = m_store.standing(m_clock.now());
    require(standing && standing->settings.callsStopped, QStringLiteral("the stop is saved"), {});
}

/// A second call is only allowed when the first is over and rang in vain, or never existed. The
/// ledger decides.
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
    requireNotStopped(request.step.text());
    const auto record = *m_store.load(**m_store.incidentOfStep(request.step));
    const auto *step = record.step(request.step);
    const bool isForAttendee = step->recipient == Recipient::Attendee;
    const auto &now = isForAttendee ? record.person.phone : record.person.backup.phone;
    require(request.to == now && request.to == step->to, QStringLiteral("the number of now"),
            request.step.text());
    judgeTextsReach(request.to, request.step.text());
    const auto standing = m_store.standing(m_clock.now());
    require(standing && standing->spend.thisMonth > Money{},
            QStringLiteral("a text counts from its intent on"), request.step.text());
}

/// An email may only leave before an answer and within its time.
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

} // namespace savehub
