// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/call_dispatcher.h"
#include "runtime/call_ender.h"
#include "runtime/call_price_fetcher.h"
#include "runtime/call_reconciler.h"
#include "runtime/call_watcher.h"
#include "runtime/decision_maker.h"
#include "runtime/due_work.h"
#include "runtime/engine_ports.h"
#include "runtime/import_runner.h"
#include "runtime/inbox_poller.h"
#include "runtime/kill_switch_saver.h"
#include "runtime/message_dispatcher.h"
#include "runtime/minute_price_cache.h"
#include "runtime/reception_desk.h"
#include "runtime/recovery.h"
#include "runtime/test_caller.h"
#include "runtime/text_delivery_poller.h"

namespace savehub {

/// The running ladder. Lives on one thread and knows no event loop: the clock and the gateways call
/// it back.
class Engine
{
public:
    Engine(Ports ports, EngineObserver observer);
    ~Engine();

    /// While \a isStopped says yes, nothing leaves any more. It is asked before everything else. To
    /// be set before start().
    void heedStop(std::function<bool()> isStopped);

    /// Reconciles what a former run left open, then does what is due.
    void start();

    /// Starts nothing new. Waits, in an event loop, until everything that is being sent has its
    /// answer, or until \a patience is over.
    void drain(Milliseconds patience);

    /// Somebody answers, settles or cancels. An error says why that cannot be done, or that it
    /// could not be saved yet.
    Done answer(const IncidentId &incident, const Event &event);
    /// Calls the operator's own number, outside any incident. An error says why there is no call
    /// now.
    Done placeTestCall(const PhoneNumber &to, const QString &language, const QString &actor);
    /// Saves \a settings if they differ. They hold for the next send.
    Done changeSettings(const Settings &settings, const QString &actor);
    /// All calls are stopped already, as heedStop() was told. Takes back what waits and saves the
    /// stop, however long that takes. \a saved is called after that.
    void stopCalls(const QString &actor, std::function<void()> saved);
    /// \a saved is called once it is saved, and then calls are resumed. Otherwise the error says
    /// why not.
    Done resumeCalls(const QString &actor, const std::function<void()> &saved);
    /// The settings in force.
    Result<Settings> settings() const;
    /// Why what is due cannot be done, or why its outcome cannot be saved. Empty when both can.
    QString problem() const;
    /// What the gateways can do has changed: credentials have come, or will not come.
    void providersChanged();

    /// Carries the import out between the other work. The job hears of its progress on this thread.
    void import(std::shared_ptr<ImportJob> job) { m_imports.start(std::move(job)); }

    /// Where reports and requests from outside come in: webhooks, the REST API.
    Reception &reception() { return m_reception; }

    /// A gateway's news of a call that nobody asked for and that is not repeated.
    void reported(const AttemptKey &attempt, CallEventSource source, const CallReport &report);

private:
    void dispatch(const std::vector<Order> &orders);
    void databaseChanged();
    void withdrawStopped();
    void endUnwantedCalls();
    ImportRunner::Listener importListener();
    void tellSettings();

    Ports m_ports;
    EngineObserver m_observer;
    DecisionMaker m_decisions;
    CallDispatcher m_calls;
    CallEnder m_ender;
    CallWatcher m_watcher;
    CallReconciler m_reconciler;
    MessageDispatcher m_messages;
    TextDeliveryPoller m_texts;
    CallPriceFetcher m_prices;
    MinutePriceCache m_priceList;
    TestCallRunner m_testCalls;
    KillSwitchSaver m_stopper;
    ReceptionDesk m_reception;
    InboxPoller m_inbox;
    Recovery m_recovery;
    DueWork m_dueWork;
    ImportRunner m_imports;
};

} // namespace savehub
