// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_tries.h"

#include "domain/enum_text.h"
#include "domain/untrusted_text.h"
#include "engine/call_draft.h"
#include "engine/call_guards.h"
#include "engine/call_log_lines.h"
#include "engine/cost.h"
#include "engine/phone_limit.h"
#include "engine/schedule.h"
#include "phrases/in_words.h"

#include <algorithm>
#include <array>

namespace savehub {

namespace {

constexpr std::array<Milliseconds, 4> pauses{Milliseconds{500}, Seconds{1}, Seconds{2}, Seconds{4}};

void waitForTry(DecisionDraft &draft, Attempt &attempt, Instant next)
{
    attempt.retryAt = next;
    if (attempt.tries == 1) { // the timeline has the next ones
        draft.addNotice(Notice::Severity::Warning, Phrase(Say::CallTriedAgain, attempt.error));
    }
}

/// A step that has rung somebody stays executed, and keeps the reason why no further call was
/// placed.
void failUnsent(DecisionDraft &draft, Step &step, const Attempt &attempt)
{
    if (anyWasPlaced(draft.record())) {
        draft.execute(step);
        step.reason = Reason::NotSent;
        draft.audit(engineActor, QStringLiteral("call.no_second"), step.id.text(),
                    inWords(attempt.error));
    } else {
        draft.fail(step, Reason::NotSent, attempt.error);
    }
}

/// The attempt never left, and now it never will.
void giveUp(DecisionDraft &draft, Attempt &attempt)
{
    attempt.status = AttemptStatus::NotSent;
    attempt.retryAt.reset();
    attempt.endedAt = draft.now();
    draft.addCallEvent(attempt, CallEventSource::Engine, toText(attempt.status), attempt.error);
    if (auto *step = draft.record().step(attempt.step)) {
        failUnsent(draft, *step, attempt);
    }
    const bool nobodyRang = isActive(draft.incident()) && !anyWasPlaced(draft.record());
    const auto what = nobodyRang
                          ? Phrase(Say::CallNeverGotThroughNobodyRang, attempt.tries, attempt.error)
                          : Phrase(Say::CallNeverGotThrough, attempt.tries, attempt.error);
    draft.addNotice(nobodyRang ? Notice::Severity::Alarm : Notice::Severity::Warning, what);
}

/// Nothing of it has left, so everything but its key and number may change.
void tryAgain(DecisionDraft &draft, Step &step, Attempt &attempt)
{
    const auto &settings = draft.context().standing.settings;
    attempt.tries += 1;
    attempt.retryAt.reset();
    attempt.provider = settings.provider;
    attempt.to = *draft.record().person.phone;
    attempt.estimate = callEstimate(settings, draft.context().pricePerMinute);
    step.provider = settings.provider;
    beginTry(draft, attempt);
}

} // namespace

Milliseconds pauseBeforeTry(int made, std::optional<Seconds> wanted)
{
    const auto last = static_cast<int>(pauses.size()) - 1;
    const auto pause = pauses.at(static_cast<size_t>(std::clamp(made - 1, 0, last)));
    return wanted ? std::max<Milliseconds>(*wanted, pauses.front()) : pause;
}

void handleNotSent(DecisionDraft &draft, Attempt &attempt, const NotSent &notSent)
{
    attempt.error = withoutNumbers(notSent.why);
    draft.addCallEvent(attempt, CallEventSource::Response, QStringLiteral("try-failed"),
                       attempt.error);
    draft.writeLog(callLog::failed(inWords(attempt.error)));
    const auto next = draft.now() + pauseBeforeTry(attempt.tries, notSent.retryAfter);
    const auto *step = draft.record().step(attempt.step);
    const bool isWanted = isActive(draft.incident()) && !attempt.cancelWanted;
    if (step && isWanted && next <= step->lastAt) {
        waitForTry(draft, attempt, next);
    } else {
        giveUp(draft, attempt);
    }
}

void retryDueCall(DecisionDraft &draft, Step &step, Attempt &attempt)
{
    const auto verdict = askGuards(guardInputFor(draft.record(), draft.context(), attempt.key));
    const bool isEngaged =
        phoneIsEngaged(draft.record(), draft.context().standing.settings.provider);
    step.guardTrail = trailAfter(draft.record(), step, verdict);
    if (verdict.refusal == Reason::OutsideCriticalWindow && isEngaged) {
        withholdCall(draft, attempt, Reason::PhoneLimitReached);
    } else if (verdict.refusal == Reason::OutsideCriticalWindow) {
        draft.writeLog(callLog::hardStop(secondsBefore(draft.incident().start, draft.now())));
        giveUp(draft, attempt);
    } else if (verdict.refusal == Reason::ProviderNotReady && draft.context().providerIsAwaited) {
        attempt.retryAt = draft.now() + pauseWhileAwaited;
    } else if (!verdict.allowed()) {
        withholdCall(draft, attempt, verdict.refusal);
    } else if (mayTakeItsTurn(draft)) {
        tryAgain(draft, step, attempt);
    } else {
        joinLine(draft, step, attempt.number);
    }
}

void withholdCall(DecisionDraft &draft, Attempt &attempt, Reason reason)
{
    attempt.status = AttemptStatus::Withheld;
    attempt.retryAt.reset();
    attempt.endedAt = draft.now();
    draft.addCallEvent(attempt, CallEventSource::Engine, toText(attempt.status), toText(reason));
    if (reason == Reason::OutsideCriticalWindow) {
        draft.writeLog(callLog::hardStop(secondsBefore(draft.incident().start, draft.now())));
    }
    if (isActive(draft.incident())) {
        const bool isMeant = reason == Reason::PhoneLimitReached || reason == Reason::CallsStopped;
        draft.addNotice(isMeant ? Notice::Severity::Warning : Notice::Severity::Alarm,
                        Phrase(Say::CallStoppedBeforeLeaving, reason));
    }
    auto *step = draft.record().step(attempt.step);
    if (step && anyWasPlaced(draft.record())) {
        draft.execute(*step);
        step->reason = reason;
    } else if (step) {
        draft.withhold(*step, reason, draft.context().providerProblem);
    }
}

void beginTry(DecisionDraft &draft, const Attempt &attempt)
{
    draft.audit(engineActor, QStringLiteral("call.try"), attempt.key.text(),
                QString::number(attempt.tries));
    draft.writeLog(callLog::provider(attempt.provider));
    draft.writeLog(callLog::initiating(attempt.to));
    draft.order(command::PlaceCall{attempt.key});
}

} // namespace savehub
