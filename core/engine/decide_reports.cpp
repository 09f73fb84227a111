// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_draft.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"
#include "engine/call_outcome.h"

#include <algorithm>

namespace savehub {

namespace {

/// The provider always holds a call for a second or two.
constexpr Seconds longHold{5};

/// A report names the call that it is about. Until the provider's answer has come, any call may be
/// the attempt's, except that of the other attempt.
bool isAboutAnother(const IncidentRecord &record, const Attempt &attempt, const ProviderSid &sid)
{
    if (sid.isEmpty() || attempt.sid == sid) {
        return false;
    }
    return !attempt.sid.isEmpty()
           || std::any_of(record.attempts.begin(), record.attempts.end(),
                          [&](const Attempt &other) { return other.sid == sid; });
}

/// The line here should have held the call instead: in the line the most urgent call goes first.
void takeQueueTime(DecisionDraft &draft, Attempt &attempt, Milliseconds queueTime)
{
    if (queueTime <= attempt.queueTime.value_or(Milliseconds{-1})) {
        return;
    }
    attempt.queueTime = queueTime;
    if (queueTime >= longHold) {
        draft.warnOnce(Warning::HeldCalls,
                       Phrase(Say::CallHeldByTwilio,
                              std::chrono::duration_cast<Seconds>(queueTime).count(),
                              draft.context().standing.settings.callsPerSecond));
    }
}

/// Figures that come late are kept, whatever the status.
void takeFigures(DecisionDraft &draft, Attempt &attempt, const CallReport &report)
{
    if (report.price && report.price != attempt.price) {
        bookPrice(draft, attempt, *report.price);
    }
    if (report.queueTime) {
        takeQueueTime(draft, attempt, *report.queueTime);
    }
    if (report.duration) {
        attempt.duration = report.duration;
    }
    if (!report.answeredBy.isEmpty()) {
        attempt.answeredBy = report.answeredBy;
    }
}

void takeDigit(DecisionDraft &draft, Attempt &attempt, const event::CallReported &event)
{
    const auto actor = QStringLiteral("attendee by key");
    attempt.digit = event.report.digit;
    draft.addCallEvent(attempt, event.source, QStringLiteral("digit"), attempt.digit,
                       event.report.sequence);
    if (draft.incident().state == IncidentState::Resolved) {
        return;
    }
    const auto answer = answerOfKey(attempt.digit);
    if (answer == Answer::Joined) {
        decideOn(draft, event::Joined{actor, event.attempt});
    } else if (answer == Answer::Missed) {
        decideOn(draft, event::Missed{actor, event.attempt});
    }
}

} // namespace

void decideOn(DecisionDraft &draft, const event::CallReported &event)
{
    auto *attempt = attemptOf(draft, event.attempt);
    if (!attempt) {
        return;
    }
    const auto &report = event.report;
    if (isAboutAnother(draft.record(), *attempt, report.sid)) {
        draft.refuse(Error::Kind::Conflict, Say::AboutAnotherCall);
        return;
    }
    takeFigures(draft, *attempt, report);
    if (attemptRank(report.status) > attemptRank(attempt->status)) {
        const bool wasFollowed = isAtProvider(attempt->status);
        if (!wasFollowed) {
            attempt->sid = attempt->sid.isEmpty() ? report.sid : attempt->sid;
            attempt->acceptedAt = attempt->acceptedAt.value_or(draft.now());
            attempt->error = {};
        }
        attempt->status = report.status;
        attempt->endedAt = isFinal(report.status) ? std::optional(draft.now()) : std::nullopt;
        draft.addCallEvent(*attempt, event.source, toText(report.status), report.answeredBy,
                           report.sequence);
        updateStepOf(draft, *attempt);
        if (!wasFollowed) {
            follow(draft, *attempt);
        }
        askForPrice(draft, *attempt);
    }
    // After a wrong key another one may be pressed. An answer stands.
    if (!report.digit.isEmpty() && report.digit != attempt->digit && !answerOfKey(attempt->digit)) {
        takeDigit(draft, *attempt, event);
    }
}

void decideOn(DecisionDraft &draft, const event::CallLost &event)
{
    auto *attempt = attemptOf(draft, event.attempt);
    if (!attempt || !isAtProvider(attempt->status)) {
        return;
    }
    attempt->status = AttemptStatus::Unknown;
    attempt->error = Phrase(Say::CallEndUnknown, withoutNumbers(event.why));
    attempt->endedAt = draft.now();
    draft.addCallEvent(*attempt, CallEventSource::Engine, toText(attempt->status), attempt->error);
    draft.addNotice(Notice::Severity::Alarm, Say::CallEndUnknownLookIntoLog);
    updateStepOf(draft, *attempt);
}

void decideOn(DecisionDraft &draft, const event::CallsStopped &)
{
    for (auto &attempt : draft.record().attempts) {
        if (draft.takeBackIfStopped(attempt)) {
            draft.order(command::EndCall{attempt.key});
        }
    }
}

} // namespace savehub
