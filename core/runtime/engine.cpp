// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "call_outcome.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace savehub {

namespace {

struct Carry {
    const IncidentId &incident;
    CallCarrier &calls;
    CallWatcher &watcher;
    CallReconciler &reconciler;
    MessageCarrier &messages;
    PriceReader &prices;
    PriceList &priceList;
    InboxPoller &inbox;

    void operator()(const command::PlaceCall &c) const { calls.place(incident, c.attempt); }
    void operator()(const command::EndCall &c) const { calls.end(incident, c.attempt); }
    void operator()(const command::WatchCall &c) const { watcher.watch(incident, c.attempt); }
    void operator()(const command::ReconcileCall &c) const
    {
        reconciler.start(incident, c.attempt);
    }
    void operator()(const command::ReadPrice &c) const { prices.start(incident, c.attempt); }
    void operator()(const command::SendText &c) const
    {
        messages.sendText(incident, c.step);
        priceList.learn(incident);
        inbox.watch();
    }
    void operator()(const command::SendEmail &c) const
    {
        messages.sendEmail(incident, c.step);
        priceList.learn(incident);
    }
    void operator()(const command::ReconcileText &c) const
    {
        messages.reconcileText(incident, c.step);
    }
};

} // namespace

Engine::Engine(World world, Audience audience)
    : m_world(world),
      m_audience(std::move(audience)),
      m_decisions(
          m_world, m_audience,
          [this](const IncidentId &incident, const Command &command) { carry(incident, command); },
          [this] { m_dueWork.lookSoon(); }),
      m_calls(m_world, m_audience, m_decisions),
      m_watcher(m_world, m_audience, m_decisions),
      m_reconciler(m_world, m_decisions),
      m_messages(m_world, m_decisions),
      m_prices(m_world, m_decisions),
      m_priceList(m_world),
      m_testCalls(m_world, m_audience),
      m_reception(m_world, m_decisions, m_testCalls, [this] { databaseChanged(); }),
      m_inbox(m_world, m_audience, m_reception),
      m_dueWork(m_world, m_audience, m_decisions)
{
    const auto listen = [this](const AttemptKey &attempt, const CallReport &report) {
        reported(attempt, CallEventSource::Webhook, report);
    };
    m_world.providers.mockCalls.setListener(listen);
    m_world.providers.twilioCalls.setListener(listen);
    m_world.store.setChangeListener([this] { databaseChanged(); });
    m_world.listedPrice = [this](const PhoneNumber &number) {
        return m_priceList.of(number);
    };
}

Engine::~Engine()
{
    m_world.store.setChangeListener({});
    m_world.providers.mockCalls.setListener({});
    m_world.providers.twilioCalls.setListener({});
}

void Engine::start()
{
    recover();
    m_priceList.learnWhatIsDueSoon();
    m_inbox.watch();
    tellSettings();
    m_dueWork.lookSoon();
}

void Engine::drain(Milliseconds patience)
{
    m_dueWork.stop();
    QDeadlineTimer deadline(patience);
    QEventLoop loop;
    while (m_calls.isSending() || m_messages.isSending() || m_testCalls.isSending()) {
        if (deadline.hasExpired()) {
            return;
        }
        QTimer::singleShot(Milliseconds{deadline.remainingTime()}, &loop, [] {});
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
}

Done Engine::answer(const IncidentId &incident, const Event &event)
{
    return m_decisions.submit(incident, event);
}

Done Engine::placeTestCall(const PhoneNumber &to, const QString &language, const QString &actor)
{
    return m_testCalls.place(to, language, actor);
}

Done Engine::changeSettings(const Settings &settings, const QString &actor)
{
    const auto saved = m_world.store.saveSettings(settings, actor, m_world.clock.now());
    if (saved) {
        databaseChanged();
    }
    return saved;
}

Result<Settings> Engine::settings() const
{
    return m_world.store.standing(m_world.clock.now()).map([](const Standing &standing) {
        return standing.settings;
    });
}

void Engine::providersChanged()
{
    m_priceList.learnWhatIsDueSoon();
    m_inbox.watch();
    tellSettings();
    m_dueWork.lookSoon();
}

Result<PeopleImported> Engine::importPeople(const std::vector<Person> &people, const QString &actor)
{
    auto imported = m_world.store.importPeople(people, actor, m_world.clock.now());
    databaseChanged();
    return imported;
}

Result<MeetingsImported> Engine::importMeetings(const MeetingImport &import, const QString &actor)
{
    return m_reception.importMeetings(import, actor);
}

void Engine::reported(const AttemptKey &attempt, CallEventSource source, const CallReport &report)
{
    const auto incident = m_world.store.incidentOfAttempt(attempt);
    if (incident && *incident) {
        m_decisions.record(**incident, event::CallReported{attempt, source, report});
    } else if (incident) {
        m_testCalls.reported(attempt, report);
    } else {
        m_audience.noticed({Notice::Severity::Alarm, {}, incident.error().text()});
    }
}

void Engine::carry(const IncidentId &incident, const Command &command)
{
    std::visit(Carry{incident, m_calls, m_watcher, m_reconciler, m_messages, m_prices, m_priceList,
                     m_inbox},
               command);
}

void Engine::recover()
{
    const auto unfinished = m_world.store.unfinished();
    if (!unfinished) {
        m_audience.noticed({Notice::Severity::Alarm, {}, unfinished.error().text()});
        return;
    }
    for (const auto &incident : *unfinished) {
        m_decisions.record(incident, event::Restarted{});
    }
    m_testCalls.recover();
    if (const auto prices = m_prices.recover(); !prices) {
        m_audience.noticed({Notice::Severity::Warning, {}, prices.error().text()});
    }
}

void Engine::databaseChanged()
{
    endUnwantedCalls();
    m_priceList.learnWhatIsDueSoon();
    tellSettings();
    m_audience.changed();
    m_dueWork.lookSoon();
}

/// Another process may have settled an incident whose call is under way here; or all calls were
/// stopped.
void Engine::endUnwantedCalls()
{
    const auto unfinished = m_world.store.unfinished();
    if (!unfinished) {
        m_audience.noticed({Notice::Severity::Alarm, {}, unfinished.error().text()});
        return;
    }
    const auto current = settings();
    const bool stopped = current && current->callsStopped;
    if (stopped) {
        m_testCalls.callsStopped();
    }
    for (const auto &incident : *unfinished) {
        const auto record = m_world.store.load(incident);
        for (const auto &attempt : record ? record->attempts : std::vector<Attempt>{}) {
            if (attempt.cancelWanted && isAtProvider(attempt.status)) {
                m_calls.end(incident, attempt.key);
            } else if (stopped && attempt.status == AttemptStatus::Queued) {
                m_decisions.record(incident, event::CallsStopped{});
            }
        }
    }
}

void Engine::tellSettings()
{
    const auto current = settings();
    if (current) {
        m_audience.settingsChanged(*current, m_world.providers.calls(current->provider).problem());
    }
}

} // namespace savehub
