// SPDX-License-Identifier: GPL-3.0-or-later
#include "decision_draft.h"

#include "enum_text.h"
#include "untrusted_text.h"

#include <QCoreApplication>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Decide)
};

/// A text is tried once more, an email as often as its window allows, up to this.
constexpr int maxTextTries = 2;
constexpr int maxEmailTries = 5;
constexpr Seconds pauseBeforeTextRetry{5};
constexpr Seconds pauseBeforeEmailRetry{20};

/// The step whose outcome is awaited; anything else is refused.
Step *sendingStep(DecisionDraft &draft, const StepId &id)
{
    auto *step = draft.record().step(id);
    if (!step || step->channel == Channel::Call || step->status != StepStatus::Sending) {
        draft.refuse(Error::Kind::NotFound, Words::tr("No such message is being sent."));
        return nullptr;
    }
    return step;
}

/// Waits for another try where one fits, else the step has failed.
void retryOrFail(DecisionDraft &draft, Step &step, Reason reason, const QString &why)
{
    const bool isText = step.channel == Channel::Text;
    const auto maxTries = isText ? maxTextTries : maxEmailTries;
    const auto pause = isText ? pauseBeforeTextRetry : pauseBeforeEmailRetry * step.tries;
    if (draft.incident().state == IncidentState::Resolved) {
        draft.fail(step, reason, why);
    } else if (step.tries < maxTries && draft.now() + pause <= step.lastAt) {
        step.status = StepStatus::Pending;
        step.retryAt = draft.now() + pause;
        step.errorMessage = withoutNumbers(why);
    } else {
        draft.fail(step, reason, why);
        draft.tell(Notice::Severity::Warning,
                   Words::tr("a reminder was not sent: %1").arg(step.errorMessage));
    }
}

struct OnMessage {
    DecisionDraft &draft;
    Step &step;

    void operator()(const Accepted &accepted) const
    {
        step.sid = accepted.sid;
        draft.execute(step);
    }
    void operator()(const OnlyBuilt &) const { draft.execute(step); }
    void operator()(const NotSent &notSent) const
    {
        retryOrFail(draft, step, Reason::NotSent, notSent.why);
    }
    void operator()(const Rejected &rejected) const
    {
        draft.fail(step, Reason::Rejected, rejected.why);
        draft.tell(Notice::Severity::Warning,
                   Words::tr("a reminder was refused: %1").arg(step.errorMessage));
    }
    /// One text too many is worse than none, one email too many is not.
    void operator()(const UnknownOutcome &unknown) const
    {
        if (step.channel == Channel::Text) {
            step.errorMessage = withoutNumbers(unknown.why);
            draft.order(command::ReconcileText{step.id});
        } else {
            retryOrFail(draft, step, Reason::OutcomeUnknown, unknown.why);
        }
    }
};

struct OnTextReconciled {
    DecisionDraft &draft;
    Step &step;

    void operator()(const FoundAtProvider &found) const
    {
        step.sid = found.sid;
        draft.execute(step);
    }
    void operator()(const ProvenAbsent &) const
    {
        retryOrFail(draft, step, Reason::NotSent, step.errorMessage);
    }
    void operator()(const StillUnknown &unknown) const
    {
        draft.fail(step, Reason::OutcomeUnknown, Words::tr("outcome unknown: %1").arg(unknown.why));
        draft.tell(Notice::Severity::Alarm,
                   Words::tr("nobody knows whether the text was sent; it is not sent again."));
    }
};

} // namespace

void decideOn(DecisionDraft &draft, const event::MessageSent &event)
{
    if (auto *step = sendingStep(draft, event.step)) {
        std::visit(OnMessage{draft, *step}, event.outcome);
    }
}

void decideOn(DecisionDraft &draft, const event::MessageWithheld &event)
{
    if (auto *step = sendingStep(draft, event.step)) {
        const auto &around = draft.circumstances();
        draft.withhold(*step, event.reason,
                       step->channel == Channel::Text ? around.providerProblem
                                                      : around.mailProblem);
        if (draft.incident().state != IncidentState::Resolved) {
            draft.tell(Notice::Severity::Warning,
                       Words::tr("a reminder was stopped just before it left (%1).")
                           .arg(toText(event.reason)));
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
