// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/reception.h"
#include "runtime/decision_maker.h"
#include "runtime/test_caller.h"

#include <functional>

namespace savehub {

/// Takes reports and requests from outside, and has them decided before it answers.
class ReceptionDesk : public Reception
{
public:
    /// \a databaseChanged is called after an import.
    ReceptionDesk(const Ports &ports, const EngineObserver &observer, DecisionMaker &decisions,
                  TestCallRunner &testCalls, std::function<void()> databaseChanged);

    Done callReported(const AttemptKey &attempt, const CallReport &report) override;
    Done textReported(const StepId &step, const TextReport &report) override;
    Result<SpokenCall> spokenCall(const AttemptKey &attempt) override;
    Result<TextReplyOutcome> textReceived(const ReceivedText &text) override;
    Done checkIn(const MeetingId &meeting, const PersonId &person, Answer answer,
                 const QString &actor) override;
    Done acknowledge(const IncidentId &incident, const QString &actor) override;
    Done resolve(const IncidentId &incident, const QString &note, const QString &actor) override;
    Result<MeetingsImported> importMeetings(const MeetingImport &import,
                                            const QString &actor) override;

private:
    Result<IncidentId> incidentOf(const AttemptKey &attempt);
    Done refuseAnothers(const ProviderSid &own, const ProviderSid &sid);

    const Ports &m_ports;
    const EngineObserver &m_observer;
    DecisionMaker &m_decisions;
    TestCallRunner &m_testCalls;
    std::function<void()> m_databaseChanged;
};

} // namespace savehub
