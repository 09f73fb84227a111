// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine.h"

#include "engine/call_outcome.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace savehub {

namespace {

struct Carry {
    const IncidentId &incident;
    const IncidentRecord &record;
    CallDispatcher &calls;
    CallEnder &ender;
    CallWatcher &watcher;
    CallReconciler &reconciler;
    MessageDispatcher &messages;
    std::vector<Order> &leaving; ///< messages, which are sent together
    TextDeliveryPoller &texts;
    CallPriceFetcher &prices;
    MinutePriceCache &priceList;
    InboxPoller &inbox;

    void operator()(const command::PlaceCall &c) const { calls.place(incident, c.attempt); }
    void operator()(const command::WithdrawCall &c) const { calls.withdraw(c.attempt); }
    void operator()(const command::EndCall &c) const { ender.end(incident, c.attempt); }
    void operator()(const command::WatchCall &c) const { watcher.watch(record, c.attempt); }
    void operator()(const command::ReconcileCall &c) const
    {
        reconciler.start(incident, c.attempt);
    }
    void operator()(const command::ReadPrice &c) const { prices.start(record, c.attempt); }
    void operator()(const command::SendText &c) const
    {
        leaving.push_back({incident, c, &record});
        priceList.prefetch({incident});
        inbox.watch();
    }
    void operator()(const command::SendEmail &c) const
    {
        leaving.push_back({incident, c, &record});
        priceList.prefetch({incident});
    }
    void operator()(const command::WithdrawText &c) const { messages.withdraw(c.step); }
    void operator()(const command::ReconcileText &c) const
    {
        messages.reconcileText(incident, c.step);
    }
    void operator()(const command::FollowText &c) const { texts.follow(record, c.step); }
};

} // namespace

Engine::Engine(Ports ports, EngineObserver observer)
    : m_ports(ports),
      m_observer(std::move(observer)),
      m_decisions(
          m_ports, m_observer, [this](const std::vector<Order> &orders) { dispatch(orders); },
          [this] { m_dueWork.lookSoon(); }),
      m_calls(m_ports, m_decisions),
      m_ender(m_ports, m_observer),
      m_watcher(m_ports, m_observer, m_decisions),
      m_reconciler(m_ports, m_decisions),
      m_messages(m_ports, m_decisions),
      m_texts(m_ports, m_decisions),
      m_prices(m_ports, m_decisions),
      m_priceList(m_ports),
      m_testCalls(m_ports, m_observer),
      m_stopper(m_ports, m_observer),
      m_reception(m_ports, m_observer, m_decisions, m_testCalls, [this] { databaseChanged(); }),
      m_inbox(m_ports, m_observer, m_reception),
      m_recovery(m_ports, m_observer, m_decisions,
                 {[this] { return m_ports.store.takeUpSetAside(); },
                  [this] { return m_testCalls.recover(); }, [this] { return m_texts.recover(); },
                  [this] {
                      return m_prices.recover();
                  }}),
      m_dueWork(m_ports, m_observer, m_decisions, m_recovery,
                [this](Channel channel) { return m_messages.room(channel); }),
      m_imports(m_ports, importListener(),
                [this](Milliseconds work) { return m_dueWork.callDueBefore(work); })
{
    const auto listen = [this](const AttemptKey &attempt, const CallReport &report) {
        reported(attempt, CallEventSource::Webhook, report);
    };
    m_ports.providers.mockCalls.setListener(listen);
    m_ports.providers.twilioCalls.setListener(listen);
    m_ports.store.setChangeListener([this] { databaseChanged(); });
    m_ports.listedPrice = [this](const PhoneNumber &number) {
        return m_priceList.of(number);
    };
}

Engine::~Engine()
{
    m_ports.store.setChangeListener({});
    m_ports.providers.mockCalls.setListener({});
    m_ports.providers.twilioCalls.setListener({});
}

void Engine::heedStop(std::function<bool()> isStopped)
{
    m_ports.isStopped = std::move(isStopped);
}

void Engine::start()
{
    m_recovery.start();
    m_priceList.prefetchDueSoon();
    m_inbox.watch();
    tellSettings();
    m_dueWork.lookSoon();
}

void Engine::drain(Milliseconds patience)
{
    m_dueWork.stop();
    m_imports.stop();
    m_decisions.hurry();
    QDeadlineTimer deadline(patience);
    QEventLoop loop;
    while (m_calls.isSending() || m_messages.isSending() || m_testCalls.isSending()
           || m_stopper.isSaving() || m_decisions.hasUnsaved()) {
        if (deadline.hasExpired()) {
            m_decisions.logWhatIsUnsaved();
            return;
        }
        QTimer::singleShot(Milliseconds{deadline.remainingTime()}, &loop, [] {});
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
}

Done Engine::answer(const IncidentId &incident, const Event &event)
{
    const auto done = m_decisions.submitOrKeep(incident, event);
    if (m_decisions.holdsAnswer(incident)) {
        m_calls.withdrawUnwanted();
        m_messages.withdrawUnwanted();
    }
    if (done && std::holds_alternative<event::Undo>(event)) {
        m_inbox.watch(); // it may be answered by text again
    }
    return done;
}

Done Engine::placeTestCall(const PhoneNumber &to, const QString &language, const QString &actor)
{
    return m_testCalls.place(to, language, actor);
}

Done Engine::changeSettings(const Settings &settings, const QString &actor)
{
    const auto saved = m_ports.store.saveSettings(settings, actor, m_ports.clock.now());
    if (saved) {
        databaseChanged();
    }
    return saved;
}

void Engine::stopCalls(const QString &actor, std::function<void()> saved)
{
    withdrawStopped();
    m_stopper.stop(actor, [this, saved = std::move(saved)] {
        saved();
        databaseChanged();
    });
}

void Engine::providersChanged()
{
    m_priceList.prefetchDueSoon();
    m_inbox.watch();
    tellSettings();
    m_dueWork.lookSoon();
}

Done Engine::resumeCalls(const QString &actor, const std::function<void()> &saved)
{
    const auto now = m_ports.clock.now();
    return settings()
        .and_then([&](Settings settings) {
            settings.callsStopped = false;
            return m_ports.store.saveSettings(settings, actor, now);
        })
        .map([&] {
            m_stopper.forget();
            saved();
            databaseChanged();
        });
}

Result<Settings> Engine::settings() const
{
    return m_ports.store.standing(m_ports.clock.now()).map([this](const Standing &standing) {
        auto settings = standing.settings;
        settings.callsStopped |= m_ports.isStopped();
        return settings;
    });
}

QString Engine::problem() const
{
    const auto &due = m_dueWork.problem();
    return due.isEmpty() ? m_decisions.problem() : due;
}

ImportRunner::Listener Engine::importListener()
{
    return {.stepped =
                [this](bool hasSettled) {
                    if (hasSettled) {
                        endUnwantedCalls();
                    }
                    m_dueWork.lookSoon();
                },
            .toldProgress = [this] { m_observer.changed(); },
            .ended =
                [this] {
                    databaseChanged();
                }};
}

void Engine::reported(const AttemptKey &attempt, CallEventSource source, const CallReport &report)
{
    const auto incident = m_ports.store.incidentOfAttempt(attempt);
    if (incident && *incident) {
        m_decisions.record(**incident, event::CallReported{attempt, source, report});
    } else if (incident) {
        m_testCalls.reported(attempt, report);
    } else {
        m_observer.noticed({Notice::Severity::Alarm, {}, incident.error().text()});
    }
}

void Engine::dispatch(const std::vector<Order> &orders)
{
    std::vector<Order> leaving;
    for (const auto &[incident, command, record] : orders) {
        std::visit(Carry{incident, *record, m_calls, m_ender, m_watcher, m_reconciler, m_messages,
                         leaving, m_texts, m_prices, m_priceList, m_inbox},
                   command);
    }
    if (!leaving.empty()) {
        m_messages.send(leaving);
    }
}

void Engine::databaseChanged()
{
    m_calls.withdrawUnwanted();
    m_messages.withdrawUnwanted();
    m_decisions.forgetUndo();
    endUnwantedCalls();
    m_priceList.prefetchDueSoon();
    tellSettings();
    m_observer.changed();
    m_dueWork.lookSoon();
}

/// What has not left by now will not leave.
void Engine::withdrawStopped()
{
    m_calls.withdrawUnwanted();
    m_messages.withdrawUnwanted();
    m_testCalls.callsStopped();
}

/// Another process may have settled an incident whose call is under way here, or all calls were
/// stopped.
void Engine::endUnwantedCalls()
{
    const auto unfinished = m_ports.store.unfinished();
    if (!unfinished) {
        m_observer.noticed({Notice::Severity::Alarm, {}, unfinished.error().text()});
        return;
    }
    const auto current = settings();
    const bool stopped = current && current->callsStopped;
    if (stopped) {
        m_testCalls.callsStopped();
    }
    for (const auto &record : m_ports.store.loadAll(*unfinished)) {
        for (const auto &attempt : record ? record->attempts : std::vector<Attempt>{}) {
            if (attempt.cancelWanted && isAtProvider(attempt.status)) {
                m_ender.end(attempt.incident, attempt.key);
            } else if (stopped && attempt.status == AttemptStatus::Queued) {
                m_decisions.record(attempt.incident, event::CallsStopped{});
            }
        }
    }
}

void Engine::tellSettings()
{
    const auto current = settings();
    if (current) {
        m_observer.settingsChanged(*current, m_ports.providers.calls(current->provider).problem());
    }
}

} // namespace savehub
