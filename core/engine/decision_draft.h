// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decide.h"

namespace savehub {

/// The audit trail names this actor for what the ladder does by itself.
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

    /// Refuses the event: nothing of the decision is saved.
    void refuse(Error::Kind kind, const Phrase &what, const Phrase &advice = {});

    void order(Command command) { m_decision.commands.push_back(std::move(command)); }
    void writeLog(const QString &line) { m_decision.log.append(line); }
    void offerToLine(const CallCandidate &candidate) { m_decision.candidate = candidate; }
    /// For the caller that reports many late ones at once.
    OverdueCounts &overdue() { return m_decision.overdue; }
    void recordHandled(const HandledText &text) { m_decision.handledText = text; }
    /// Tells the operator \a what, and names the person and the meeting. \a cause is \a what
    /// without its figures, where it has any.
    void addNotice(Notice::Severity severity, const Phrase &what, const Phrase &cause = {});
    void audit(const QString &actor, const QString &action, const QString &subject,
               const QString &detail = {});
    void addCallEvent(const Attempt &attempt, CallEventSource source, const QString &event,
                      const Phrase &detail = {}, std::optional<int> sequence = {});

    /// Marks the call as not wanted any more. The caller has to end it.
    void takeBack(Attempt &attempt, const Phrase &why = {});
    /// The kill switch takes back a call that still waits at the provider; a call that rings goes
    /// on. True when it was taken back.
    bool takeBackIfStopped(Attempt &attempt);
    /// Warns of the caps that \a spend comes near to, of each once in its day, month or hour.
    void warnOfSpend(const Spend &spend);
    /// Warns of \a what, unless that was said in its day, month or hour already.
    void warnOnce(Warning what, const Phrase &text);

    void enter(IncidentState state, const QString &actor);
    void startSending(Step &step);
    void execute(Step &step);
    void skip(Step &step, Reason reason, const Phrase &why, const QString &actor);
    void fail(Step &step, Reason reason, const Phrase &why);
    /// The guards said no just before the call or message left. When the provider is not ready
    /// (\a problem) the step fails; for any other reason it is skipped.
    void withhold(Step &step, Reason reason, const QString &problem);

    /// Settles the incident: skips the steps that wait and ends every call but \a exceptCall. Also
    /// ends calls that somebody talks in.
    void settle(Reason reason, const QString &actor, const QString &note = {},
                const AttemptKey &exceptCall = {});
    /// The person or the operator has answered: the attendee is not reminded any more. Nobody who
    /// talks in a call is hung up on.
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
