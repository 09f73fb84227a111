// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decide.h"

namespace savehub {

/// Who the audit trail names for what the ladder does by itself.
inline const QString engineActor = QStringLiteral("engine");

/// A decision in the making: the changes that several events share. Private to the engine.
class DecisionDraft
{
public:
    DecisionDraft(const IncidentRecord &record, const DecisionContext &context);

    Decision take() { return std::move(m_decision); }

    IncidentRecord &record() { return m_decision.record; }
    Incident &incident() { return m_decision.record.incident; }
    const DecisionContext &context() const { return m_context; }
    Instant now() const { return m_context.now; }

    /// Nothing of the decision is saved.
    void refuse(Error::Kind kind, const QString &what, const QString &advice = {});

    void order(Command command) { m_decision.commands.push_back(std::move(command)); }
    void writeLog(const QString &line) { m_decision.log.append(line); }
    void offerToLine(const CallCandidate &candidate) { m_decision.candidate = candidate; }
    /// To be counted by whoever tells of many at once.
    Missed &missed() { return m_decision.missed; }
    void hear(const HeardText &text) { m_decision.heard = text; }
    /// Tells the operator, naming person and meeting; \a cause is \a what without figures, where it
    /// has any.
    void tell(Notice::Severity severity, const QString &what, const QString &cause = {});
    void audit(const QString &actor, const QString &action, const QString &subject,
               const QString &detail = {});
    void happened(const Attempt &attempt, CallEventSource source, const QString &event,
                  const QString &detail = {}, std::optional<int> sequence = {});

    /// The call is not wanted any more; whoever calls this sees to it that it is ended.
    void takeBack(Attempt &attempt, const QString &why = {});
    /// The kill switch takes back what still waits at the provider; what rings goes on. True when
    /// it did.
    bool takeBackIfStopped(Attempt &attempt);
    /// Warns, each once in its day, month or hour, of what \a spend comes near to.
    void warnOfSpend(const Spend &spend);
    /// Warns of \a what, unless that was said in its day, month or hour.
    void warnOnce(Warning what, const QString &text);

    void enter(IncidentState state, const QString &actor);
    void startSending(Step &step);
    void execute(Step &step);
    void skip(Step &step, Reason reason, const QString &why, const QString &actor);
    void fail(Step &step, Reason reason, const QString &why);
    /// The guards said no just before it left: a provider that is not ready (\a problem) is a
    /// failure, all else is as it should be.
    void withhold(Step &step, Reason reason, const QString &problem);

    /// The incident is over: cancels what waits, ends every call but \a exceptCall, also those that
    /// somebody talks in.
    void settle(Reason reason, const QString &actor, const QString &note = {},
                const AttemptKey &exceptCall = {});
    /// The person or the operator has answered: the attendee is not reminded any more. Who is
    /// talking in a call is not hung up on.
    void answer(const QString &actor, const AttemptKey &exceptCall = {});

private:
    void endCalls(const AttemptKey &exceptCall);
    void cancelWaiting(Reason reason, const QString &actor, bool backupsToo);

    Decision m_decision;
    const DecisionContext &m_context;
};

// One function for each event, in decide_<subject>.cpp.
void decideDue(DecisionDraft &draft);
void decideRestarted(DecisionDraft &draft);
void decideOn(DecisionDraft &draft, const event::Joined &event);
void decideOn(DecisionDraft &draft, const event::Missed &event);
void decideOn(DecisionDraft &draft, const event::TextReceived &event);
void decideOn(DecisionDraft &draft, const event::Acknowledge &event);
void decideOn(DecisionDraft &draft, const event::Resolve &event);
void decideOn(DecisionDraft &draft, const event::Undo &event);
void decideOn(DecisionDraft &draft, const event::MeetingCancelled &event);
void decideOn(DecisionDraft &draft, const event::MeetingMoved &event);
void decideOn(DecisionDraft &draft, const event::CallSent &event);
void decideOn(DecisionDraft &draft, const event::CallWithheld &event);
void decideOn(DecisionDraft &draft, const event::CallReconciled &event);
void decideOn(DecisionDraft &draft, const event::CallReported &event);
void decideOn(DecisionDraft &draft, const event::CallsStopped &event);
void decideOn(DecisionDraft &draft, const event::CallLost &event);
void decideOn(DecisionDraft &draft, const event::MessageSent &event);
void decideOn(DecisionDraft &draft, const event::MessageWithheld &event);
void decideOn(DecisionDraft &draft, const event::TextReconciled &event);
void decideOn(DecisionDraft &draft, const event::TextReported &event);

} // namespace savehub
