// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answer.h"
#include "mail_gateway.h"
#include "simulated_carrier.h"
#include "store.h"

#include <QStringList>

#include <functional>
#include <map>
#include <set>

namespace savehub {

/// Watches the promises from outside the program: it believes the store only in what is committed,
/// and the provider's ledger in everything else.
class Judge
{
public:
    Judge(Store &store, const SimulatedCarrier &carrier, const VirtualClock &clock);

    // At the moment a request's first byte leaves, and what becomes of it.
    void callRequested(const CallRequest &request, WireFault fault);
    /// A 429 wants that call to be left alone until then.
    void callHeldOff(const AttemptKey &attempt, Instant until) { m_heldOff[attempt] = until; }
    void textRequested(const TextRequest &request);
    void emailLeft(const EmailRequest &request);
    // While somebody outside says something to the program; \a say does that.
    void callReported(const AttemptKey &attempt, const std::function<Done()> &say);
    void textReported(const StepId &step, const std::function<Done()> &say);
    void forgeryReported(const std::function<Done()> &say);
    void textReceived(const ReceivedText &text, const std::function<Result<TextHeard>()> &say);

    /// The incidents there are by now.
    void watch(const std::set<IncidentId> &incidents) { m_watched = incidents; }
    /// The schema has refused what the engine had decided.
    void refusedByStore(const IncidentId &incident);
    /// For a meeting that starts at \a start there is no network before \a up.
    void networkComesUp(Instant start, Instant up) { m_networkUp[start] = up; }
    /// The operator has just stopped all calls. What still connects is asked of \a isConnecting.
    using IsConnecting = std::function<bool(const AttemptKey &)>;
    void callsStopped(const IsConnecting &isConnecting);
    /// The program has just said yes to an answer, or to a change that settled it.
    void settled(const IncidentId &incident, const IsConnecting &isConnecting);
    /// Somebody joined, answered or settled it, and the program said yes.
    void answered(const IncidentId &incident) { m_answered.insert(incident); }

    /// At the end of the day. \a calm: nothing went wrong, so nothing may be missing.
    void dayIsOver(const std::vector<IncidentId> &incidents, bool calm);

    const QStringList &violations() const { return m_violations; }

private:
    void require(bool holds, const QString &promise, const QString &subject);
    std::vector<IncidentRecord> everything() const;
    void judgeTextsEffect(const ReceivedText &text, const std::vector<IncidentRecord> &before,
                          bool understood);
    /// Accepted calls but \a except to the person's phone for meetings less than five minutes apart.
    qsizetype callsToPhone(const IncidentRecord &record, const AttemptKey &except = {}) const;
    void judgeOtherCalls(const IncidentRecord &record, const AttemptKey &key);
    void judgeSteps(const IncidentRecord &record);
    void judgeTexts();
    void judgeHistory(const IncidentRecord &record, std::set<QString> &told);
    void judgeNothingMissing(const IncidentRecord &record);
    const SimulatedCarrier::Call *inLedger(const AttemptKey &key) const;

    Store &m_store;
    const SimulatedCarrier &m_carrier;
    const VirtualClock &m_clock;
    std::map<QString, int> m_requests; ///< by attempt, those that may have been carried out
    std::map<AttemptKey, Instant> m_heldOff;
    std::map<QString, int> m_texts;          ///< by step
    std::map<QString, AttemptStatus> m_told; ///< what the last news of an attempt came to
    std::map<QString, TextHeard> m_heard;    ///< what was made of each text, by its SID
    std::map<Instant, Instant> m_networkUp;  ///< by the meeting's start
    std::set<IncidentId> m_watched;
    std::set<IncidentId> m_answered;
    QStringList m_violations;
};

} // namespace savehub
