// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/answer.h"
#include "ports/mail_gateway.h"
#include "ports/store.h"
#include "tests/testlib/simulated_carrier.h"

#include <QStringList>

#include <functional>
#include <map>
#include <set>

namespace savehub {

/// Checks the promises from outside the program. It trusts the store only about what is committed,
/// and the provider's ledger about everything else.
class Judge
{
public:
    /// The day ends at the first violation of a promise whose text begins with \a endsAt.
    Judge(Store &store, const SimulatedCarrier &carrier, const VirtualClock &clock,
          const QString &endsAt);

    // Called at the moment when a request's first byte leaves, with what becomes of it.
    void callRequested(const CallRequest &request, WireFault fault);
    /// A 429 asks that the call waits until then.
    void callHeldOff(const AttemptKey &attempt, Instant until) { m_heldOff[attempt] = until; }
    void textRequested(const TextRequest &request);
    void emailLeft(const EmailRequest &request);
    /// A minute to that number costs more than a call may, and the program has just read so.
    void priceIsTooHigh(const PhoneNumber &number) { m_dear.insert(number.e164()); }
    // Called while somebody outside reports something to the program; \a say makes the report.
    void callReported(const AttemptKey &attempt, const CallReport &report,
                      const std::function<Done()> &say);
    void textReported(const StepId &step, const std::function<Done()> &say);
    void forgeryReported(const std::function<Done()> &say);
    void textReceived(const ReceivedText &text,
                      const std::function<Result<TextReplyOutcome>()> &say);

    /// Sets the incidents that exist by now.
    void watch(const std::set<IncidentId> &incidents) { m_watched = incidents; }
    /// The schema has refused what the engine decided.
    void refusedByStore(const IncidentId &incident);
    /// The engine decided something that an invariant forbids (invariants.h).
    void invariantBroken(const IncidentId &incident, const QString &rule);
    /// The first moment from which the network can be used long enough. Nothing: there is none
    /// between the two.
    using IsUsable = std::function<std::optional<Instant>(Instant from, Instant until)>;
    void heedNetwork(IsUsable usableFrom) { m_usableFrom = std::move(usableFrom); }
    /// The operator stops all calls: from now on nothing may leave, whether the stop is saved or
    /// not.
    void callsStopped() { m_isStopped = true; }
    /// Nothing may be connecting any more. Asks \a isConnecting about each attempt.
    using IsConnecting = std::function<bool(const AttemptKey &)>;
    void nothingIsOut(const IsConnecting &isConnecting);
    /// The stop must be saved by now.
    void stopIsSaved();
    /// From now on only the saved setting counts.
    void callsResumed() { m_isStopped = false; }
    /// The program has just accepted an answer, or a change, that settled the incident.
    void settled(const IncidentId &incident, const IsConnecting &isConnecting);
    /// Somebody answers in the window, whether the program accepts it or not.
    void spokenFor(const IncidentId &incident) { m_spokenFor.insert(incident); }
    /// Somebody joined, answered or settled it, and the program accepted that.
    void answered(const IncidentId &incident) { m_answered[incident] += 1; }
    /// The answer could not be saved. Nothing may leave for the incident all the same.
    void answerIsUnsaved(const IncidentId &incident) { m_kept.insert(incident); }
    /// Whatever was only in the program's memory is gone.
    void programEnded()
    {
        m_isStopped = false;
        m_kept.clear();
        m_dear.clear();
    }
    /// The last answer was undone, and the program accepted that.
    void undone(const IncidentId &incident)
    {
        m_answered[incident] -= 1;
        m_undone.insert(incident);
    }
    /// Whether the database may refuse an answer or report. A refused one does not count.
    void databaseMayRefuse(bool may) { m_databaseMayRefuse = may; }

    /// Called at the end of the day. On a \a calm day nothing went wrong, so nothing may be missing
    /// for the people of whom \a isLeftAlone says that nobody abused them.
    using IsLeftAlone = std::function<bool(const Person &)>;
    void dayIsOver(const std::vector<IncidentId> &incidents, bool calm,
                   const IsLeftAlone &isLeftAlone);

    /// The records of all watched incidents.
    std::vector<IncidentRecord> everything() const;
    bool isOver() const { return m_isOver; }
    /// Each violation once, with the moment at which it was first seen.
    const QStringList &violations() const { return m_violations; }

private:
    void require(bool holds, const QString &promise, const QString &subject);
    void requireNotStopped(const QString &subject);
    void judgeTextsEffect(const ReceivedText &text, const std::vector<IncidentRecord> &before,
                          bool understood);
    /// Accepted calls, except \a except, to the person's phone for meetings less than five minutes
    /// apart.
    std::vector<const SimulatedCarrier::Call *> callsToPhone(const IncidentRecord &record,
                                                             const AttemptKey &except = {}) const;
    const Incident &incidentOf(const AttemptKey &call) const;
    std::vector<const SimulatedCarrier::Call *> callsFor(const Incident &incident,
                                                         const AttemptKey &except) const;
    bool isEngaged(const IncidentRecord &record, const AttemptKey &key) const;
    std::optional<Instant> phoneIsFreeFrom(const IncidentRecord &record) const;
    void judgeOtherCalls(const IncidentRecord &record, const AttemptKey &key);
    void judgeSteps(const IncidentRecord &record);
    void judgeTexts();
    void judgeHistory(const IncidentRecord &record, std::set<QString> &told);
    bool phoneHadItsCalls(const IncidentRecord &record, Instant until) const;
    void judgeNothingMissing(const IncidentRecord &record);
    void judgePunctuality(const std::vector<IncidentRecord> &records);
    const SimulatedCarrier::Call *inLedger(const AttemptKey &key) const;

    // In judge_of_abuse.cpp.
    /// By the wall clock: when each entry of the ledger was requested, and when the last request
    /// was.
    struct Times {
        std::vector<Instant> taken;
        Instant lastRequest;
    };
    template <typename Entries>
    void note(Times &times, const Entries &ledger);
    template <typename Entries>
    int takenWithin(const Times &times, const Entries &ledger, const PhoneNumber &number,
                    Milliseconds span) const;
    int takenToday(const Times &times) const;
    void judgeCallsReach(const PhoneNumber &to, const QString &subject);
    void judgeTextsReach(const PhoneNumber &to, const QString &subject);
    void judgeMoney(Money price, const Settings &settings, const QString &subject);
    void judgeAnswer(const IncidentRecord &record);

    Store &m_store;
    const SimulatedCarrier &m_carrier;
    const VirtualClock &m_clock;
    std::map<QString, int> m_requests; ///< requests that may have been carried out, by attempt
    std::map<AttemptKey, Instant> m_heldOff;
    mutable std::map<AttemptKey, Incident> m_calledFor; ///< as they were at the call, or later
    std::map<QString, int> m_texts;                     ///< how many, by step and phone
    std::map<QString, AttemptStatus> m_told;     ///< the status after the last news of an attempt
    std::map<QString, TextReplyOutcome> m_heard; ///< what was made of each text, by its SID
    std::set<QString> m_dear;                    ///< numbers
    Times m_callTimes;
    Times m_textTimes;
    std::set<IncidentId> m_spokenFor; ///< by the operator, or by a key
    IsUsable m_usableFrom;
    std::set<IncidentId> m_watched;
    std::map<IncidentId, int> m_answered; ///< how many answers are in force
    bool m_databaseMayRefuse = false;
    bool m_isStopped = false;
    std::set<IncidentId> m_undone;
    std::set<IncidentId> m_kept; ///< incidents whose answer waited, or waits, to be saved
    QString m_endsAt;
    bool m_isOver = false;
    std::set<QString> m_seen; ///< violations without their moments
    QStringList m_violations;
};

} // namespace savehub
