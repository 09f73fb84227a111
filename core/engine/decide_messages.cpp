// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/decision_draft.h"

#include "domain/untrusted_text.h"
#include "engine/budget.h"
#include "engine/call_tries.h"
#include "engine/message_guards.h"
#include "engine/text_tracking.h"

#include <algorithm>

namespace savehub {

namespace {

/// A text that may have left and that the provider does not have is sent once more. An email is
/// sent again as often as its window allows, up to this.
constexpr int maxTextTries = 2;
constexpr int maxEmailTries = 5;
constexpr Seconds pauseBeforeTextRetry{5};
constexpr Seconds pauseBeforeEmailRetry{20};

/// The step whose outcome is awaited. An event about any other step is refused.
Step *sendingStep(DecisionDraft &draft, const StepId &id)
{
    auto *step = draft.record().step(id);
    if (!step || step->channel == Channel::Call || step->status != StepStatus::Sending) {
        draft.refuse(Error::Kind::NotFound, Say::NoSuchMessage);
        return nullptr;
    }
    return step;
}

/// The provider has the text. That does not mean that it arrives.
void takeText(DecisionDraft &draft, Step &step, const ProviderSid &sid)
{
    step.sid = sid;
    step.retryAt.reset();
    draft.execute(step);
    if (step.channel == Channel::Text && !step.delivery) {
        step.delivery = TextDelivery::Accepted;
        draft.order(command::FollowText{step.id});
    }
}

/// The step waits for another try, \a pause from now, where one fits. Without a pause the step has
/// failed.
void retryOrFail(DecisionDraft &draft, Step &step, Reason reason, const Phrase &why,
                 std::optional<Milliseconds> pause)
{
    if (draft.incident().state == IncidentState::Resolved) {
        draft.fail(step, reason, why);
    } else if (pause && draft.now() + *pause <= step.lastAt) {
        step.status = StepStatus::Pending;
        step.retryAt = draft.now() + *pause;
        step.errorMessage = withoutNumbers(why);
    } else {
        draft.fail(step, reason, why);
        draft.addNotice(Notice::Severity::Warning, Phrase(Say::ReminderNotSent, step.errorMessage));
    }
}

std::optional<Milliseconds> pauseBeforeNextEmail(const Step &step)
{
    return step.tries < maxEmailTries
               ? std::optional<Milliseconds>(pauseBeforeEmailRetry * step.tries)
               : std::nullopt;
}

/// Nothing of a text has left. Like a call, it is tried until it has left or its time is over.
std::optional<Milliseconds> pauseBeforeNext(const Step &step, const NotSent &notSent)
{
    return step.channel == Channel::Text
               ? std::optional(pauseBeforeTry(step.tries, notSent.retryAfter))
               : pauseBeforeNextEmail(step);
}

struct OnMessage {
    DecisionDraft &draft;
    Step &step;

    void operator()(const Accepted &accepted) const { takeText(draft, step, accepted.sid); }
    void operator()(const OnlyBuilt &) const
    {
        step.estimate.reset();
        draft.execute(step);
    }
    void operator()(const NotSent &notSent) const
    {
        step.estimate.reset();
        retryOrFail(draft, step, Reason::NotSent, notSent.why, pauseBeforeNext(step, notSent));
    }
    void operator()(const Rejected &rejected) const
    {
        step.estimate.reset();
        draft.fail(step, Reason::Rejected, rejected.why);
        draft.addNotice(Notice::Severity::Warning, Phrase(Say::ReminderRefused, step.errorMessage));
    }
    /// One text too many is worse than none; one email too many is not.
    void operator()(const UnknownOutcome &unknown) const
    {
        if (step.channel == Channel::Text) {
            step.errorMessage = withoutNumbers(unknown.why);
            draft.order(command::ReconcileText{step.id});
        } else {
            retryOrFail(draft, step, Reason::OutcomeUnknown, unknown.why,
                        pauseBeforeNextEmail(step));
        }
    }
};

struct OnTextReconciled {
    DecisionDraft &draft;
    Step &step;

    void operator()(const FoundAtProvider &found) const { takeText(draft, step, found.sid); }
    void operator()(const ProvenAbsent &) const
    {
        step.estimate.reset();
        const bool mayBeSentAgain = step.tries < maxTextTries;
        retryOrFail(draft, step, Reason::NotSent, step.errorMessage,
                    mayBeSentAgain ? std::optional<Milliseconds>(pauseBeforeTextRetry)
                                   : std::nullopt);
    }
    void operator()(const StillUnknown &unknown) const
    {
        draft.fail(step, Reason::OutcomeUnknown, Phrase(Say::OutcomeUnknown, unknown.why));
        draft.addNotice(Notice::Severity::Alarm, Say::TextOutcomeUnknown);
    }
};

/// The text that a report is about: one that was taken, or one that we only believe was not. A
/// report about any other is refused.
Step *reportedStep(DecisionDraft &draft, const event::TextReported &event)
{
    auto *step = draft.record().step(event.step);
    if (!step || step->channel != Channel::Text || step->tries == 0) {
        draft.refuse(Error::Kind::NotFound, Say::NoTextForStep);
        return nullptr;
    }
    if (!step->sid.isEmpty() && step->sid != event.report.sid) {
        draft.refuse(Error::Kind::Conflict, Say::AboutAnotherText);
        return nullptr;
    }
    return step;
}

void bookCost(DecisionDraft &draft, Step &step, const TextReport &report)
{
    const auto before = textCost(step);
    if (report.price) {
        step.price = report.price;
    } else if (report.segments) {
        step.estimate =
            textEstimate(draft.context().standing.settings, std::max(*report.segments, 1));
    }
    const auto sentAt = step.sentAt.value_or(step.dueAt);
    if (step.provider == Provider::Twilio && textCost(step) != before) {
        draft.warnOfSpend(spendWithCost(draft.context().standing.spend, textCost(step) - before,
                                        sentAt, draft.now()));
    }
}

/// The text is not sent again: a carrier that loses one loses the next, and a report of failure may
/// be wrong. The next rung of the ladder is what helps.
void failDelivery(DecisionDraft &draft, Step &step, const TextReport &report)
{
    step.deliveryError = report.error;
    draft.fail(step, Reason::Undelivered,
               report.why.isEmpty() ? Say::TextDidNotArrive : report.why);
    draft.addNotice(Notice::Severity::Warning, Phrase(Say::TextNotDelivered, step.errorMessage));
}

} // namespace

void decideOn(DecisionDraft &draft, const event::TextReported &event)
{
    auto *step = reportedStep(draft, event);
    if (!step) {
        return;
    }
    const auto &report = event.report;
    if (step->sid.isEmpty()) { // it came before the answer, or proves a belief wrong
        step->estimate = estimateOf(*step, draft.context());
        takeText(draft, *step, report.sid);
    }
    bookCost(draft, *step, report);
    if (step->delivery && deliveryRank(report.status) <= deliveryRank(*step->delivery)) {
        return;
    }
    step->delivery = report.status;
    if (report.status == TextDelivery::Delivered) {
        draft.audit(engineActor, QStringLiteral("text.delivered"), step->id.text());
    } else if (isFinal(report.status)) {
        failDelivery(draft, *step, report);
    }
}

void decideOn(DecisionDraft &draft, const event::MessageSent &event)
{
    if (auto *step = sendingStep(draft, event.step)) {
        std::visit(OnMessage{draft, *step}, event.outcome);
    }
}

void decideOn(DecisionDraft &draft, const event::MessageWithheld &event)
{
    if (auto *step = sendingStep(draft, event.step)) {
        const auto &around = draft.context();
        step->estimate.reset();
        draft.withhold(*step, event.reason,
                       step->channel == Channel::Text ? around.providerProblem
                                                      : around.mailProblem);
        if (draft.incident().state != IncidentState::Resolved) {
            draft.addNotice(Notice::Severity::Warning,
                            Phrase(Say::ReminderStoppedBeforeLeaving, event.reason));
        }
    }
}

void decideOn(DecisionDraft &draft, const event::TextReconciled &event)
{
    if (auto *step = sendingStep(draft, event.step)) {
        std::visit(OnTextReconciled{draft, *step}, event.result);
    }
}

} // namespace savehub
