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

    // At the moment a request leaves.
    void callRequested(const CallRequest &request);
    void textRequested(const TextRequest &request);
    void emailLeft(const EmailRequest &request);
    // While somebody outside says something to the program; \a say does that.
    void callReported(const AttemptKey &attempt, const std::function<Done()> &say);
    void textReported(const StepId &step, const std::function<Done()> &say);
    void forgeryReported(const std::function<Done()> &say);
    void textReceived(const ReceivedText &text, const std::function<Result<TextHeard>()> &say);

    /// The incidents there are by now.
    void watch(const std::set<IncidentId> &incidents) { m_watched = incidents; }
    /// The operator has just stopped all calls.
    void callsStopped();
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
    void judgeOtherCalls(const IncidentRecord &record, const AttemptKey &key);
    void judgeSteps(const IncidentRecord &record);
    void judgeTexts();
    void judgeHistory(const IncidentRecord &record, std::set<QString> &told);
    void judgeNothingMissing(const IncidentRecord &record);
    const SimulatedCarrier::Call *inLedger(const AttemptKey &key) const;

    Store &m_store;
    const SimulatedCarrier &m_carrier;
    const VirtualClock &m_clock;
    std::map<QString, int> m_requests;       ///< by attempt
    std::map<QString, int> m_texts;          ///< by step
    std::map<QString, AttemptStatus> m_told; ///< what the last news of an attempt came to
    std::map<QString, TextHeard> m_heard;    ///< what was made of each text, by its SID
    std::set<IncidentId> m_watched;
    std::set<IncidentId> m_answered;
    QStringList m_violations;
};

} // namespace savehub
