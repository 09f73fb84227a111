// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "call_carrier.h"
#include "call_reconciler.h"
#include "call_watcher.h"
#include "decision_maker.h"
#include "due_work.h"
#include "inbox_poller.h"
#include "message_carrier.h"
#include "price_list.h"
#include "price_reader.h"
#include "reception_desk.h"
#include "test_caller.h"
#include "world.h"

namespace savehub {

/// The running ladder. Lives on one thread, knows no event loop: the clock and the gateways call
/// it back.
class Engine
{
public:
    Engine(World world, Audience audience);
    ~Engine();

    /// Reconciles what a former run left open, then does what is due.
    void start();

    /// Starts nothing new and waits, in an event loop, until what is being sent has its answer or
    /// \a patience is over.
    void drain(Milliseconds patience);

    /// Somebody answers, settles or cancels. An error says why not.
    Done answer(const IncidentId &incident, const Event &event);
    /// Calls a number of the operator's own, outside any incident. An error says why not now.
    Done placeTestCall(const PhoneNumber &to, const QString &language, const QString &actor);
    /// Saves \a settings if they differ; they hold for the next send.
    Done changeSettings(const Settings &settings, const QString &actor);
    Result<Settings> settings() const;
    /// What the gateways can do has changed: credentials have come, or will not come.
    void providersChanged();

    Result<PeopleImported> importPeople(const std::vector<Person> &people, const QString &actor);
    Result<MeetingsImported> importMeetings(const MeetingImport &import, const QString &actor);

    /// Where the world's reports and requests come in: webhooks, the REST API.
    Reception &reception() { return m_reception; }

    /// News of a call by a gateway that nobody asked for and that is not repeated.
    void reported(const AttemptKey &attempt, CallEventSource source, const CallReport &report);

private:
    void carry(const IncidentId &incident, const Command &command);
    void recover();
    void databaseChanged();
    void endUnwantedCalls();
    void tellSettings();

    World m_world;
    Audience m_audience;
    DecisionMaker m_decisions;
    CallCarrier m_calls;
    CallWatcher m_watcher;
    CallReconciler m_reconciler;
    MessageCarrier m_messages;
    PriceReader m_prices;
    PriceList m_priceList;
    TestCaller m_testCalls;
    ReceptionDesk m_reception;
    InboxPoller m_inbox;
    DueWork m_dueWork;
};

} // namespace savehub
