// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine_thread.h"

#include <QEventLoop>
#include <QTimer>

namespace savehub {

EngineThread::EngineThread(Assemble assemble, const QString &actor, QObject *parent)
    : Console(parent),
      m_assemble(std::move(assemble)),
      m_actor(actor),
      m_home(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("engine"));
    m_home->moveToThread(&m_thread);
}

EngineThread::~EngineThread()
{
    stop(Milliseconds{0});
}

Done EngineThread::start()
{
    m_thread.start(QThread::TimeCriticalPriority);
    Done done;
    const auto assemble = [this, &done] {
        auto assembled = m_assemble(observer());
        if (!assembled) {
            done = tl::make_unexpected(assembled.error());
            return;
        }
        m_assembly = std::move(*assembled);
        m_assembly->engine().heedStop([this] { return m_stop.isStopped(); });
        m_assembly->engine().start();
    };
    QMetaObject::invokeMethod(m_home.get(), assemble, Qt::BlockingQueuedConnection);
    if (!done) {
        stop(Milliseconds{0});
    }
    return done;
}

void EngineThread::stop(Milliseconds patience)
{
    if (!m_thread.isRunning()) {
        return;
    }
    const auto drainAndEnd = [this, patience] {
        if (m_assembly) {
            m_assembly->engine().drain(patience);
        }
        m_assembly.reset();
        m_thread.quit();
    };
    QMetaObject::invokeMethod(m_home.get(), drainAndEnd, Qt::QueuedConnection);
    m_thread.wait();
}

void EngineThread::ask(std::function<void(Engine &)> what)
{
    QMetaObject::invokeMethod(m_home.get(), [this, what = std::move(what)] {
        if (m_assembly) {
            what(m_assembly->engine());
        }
    });
}

/// Runs \a what on this object's thread.
void EngineThread::post(std::function<void()> what)
{
    QMetaObject::invokeMethod(this, std::move(what), Qt::QueuedConnection);
}

EngineObserver EngineThread::observer()
{
    return {
        .changed =
            [this] {
                if (!m_changePending.exchange(true)) {
                    post([this] {
                        m_changePending = false;
                        Q_EMIT changed();
                    });
                }
            },
        .noticed = [this](const Notice &notice) { post([=, this] { Q_EMIT noticed(notice); }); },
        .testCallChanged =
            [this](const Attempt &call) {
                post([=, this] {
                    const bool isNewest =
                        !m_lastTestCall || call.createdAt >= m_lastTestCall->createdAt;
                    if (isNewest || call.status == AttemptStatus::Sending) {
                        m_lastTestCall = call;
                        Q_EMIT testCallChanged(call);
                    }
                });
            },
        .settingsChanged =
            [this](const Settings &settings, const QString &problem) {
                post([=, this] {
                    m_settings = settings;
                    // A stop that was ordered since then holds.
                    m_settings.callsStopped |= m_stop.isStopped();
                    m_providerProblem = problem;
                    Q_EMIT settingsChanged(m_settings, problem);
                });
            }};
}

void EngineThread::answer(const IncidentId &incident, const Event &event, Reason how)
{
    ask([=, this](Engine &engine) {
        const auto done = engine.answer(incident, event);
        tellIfFailed(done);
        if (done && how != Reason::None) {
            post([=, this] { Q_EMIT answered(incident, how); });
        }
    });
}

void EngineThread::change(std::function<void(Settings &)> edit)
{
    change(std::move(edit), [this](const Done &changed) { tellIfFailed(changed); });
}

void EngineThread::change(std::function<void(Settings &)> edit,
                          std::function<void(const Done &)> then)
{
    ask([this, edit = std::move(edit), then = std::move(then)](Engine &engine) {
        then(engine.settings().and_then([&](Settings settings) {
            edit(settings);
            return engine.changeSettings(settings, m_actor);
        }));
    });
}

void EngineThread::tellIfFailed(const Done &done)
{
    if (!done) {
        post([this, error = done.error()] { Q_EMIT failed(error); });
    }
}

template <typename Work, typename Imported>
EngineThread::Cancel EngineThread::import(std::unique_ptr<Work> work,
                                          std::function<void(Result<Imported>)> done,
                                          Progressed progressed)
{
    const auto job = std::make_shared<ImportJob>();
    const auto *imported = work.get();
    job->work = std::move(work);
    if (progressed) {
        job->progressed = [this, progressed](const ImportProgress &progress) {
            post([=] { progressed(progress); });
        };
    }
    job->ended = [this, imported, done](const Done &how) {
        const auto result = how.map([imported] { return imported->imported(); });
        post([=] { done(result); });
    };
    ask([job](Engine &engine) { engine.import(job); });
    return [job] {
        job->isCancelled = true;
    };
}

EngineThread::Cancel EngineThread::importPeople(std::vector<Person> people, const QString &actor,
                                                std::function<void(Result<PeopleImported>)> done,
                                                Progressed progressed,
                                                const PeopleImportTerms &terms)
{
    return import(std::make_unique<PeopleImportWork>(std::move(people), actor, terms),
                  std::move(done), std::move(progressed));
}

EngineThread::Cancel
EngineThread::importMeetings(MeetingImport import, const QString &actor,
                             std::function<void(Result<MeetingsImported>)> done,
                             Progressed progressed, Confirmed confirmed)
{
    return this->import(std::make_unique<MeetingImportWork>(std::move(import), actor, confirmed),
                        std::move(done), std::move(progressed));
}

void EngineThread::allowCountries(const Countries &countries, std::function<void(Done)> done)
{
    change(
        [countries](Settings &settings) {
            settings.countries.insert(countries.begin(), countries.end());
        },
        [this, done](const Done &saved) { post([=] { done(saved); }); });
}

void EngineThread::acknowledge(const IncidentId &incident)
{
    answer(incident, event::Acknowledge{m_actor}, Reason::Acknowledged);
}

void EngineThread::markJoined(const IncidentId &incident)
{
    answer(incident, event::Joined{m_actor}, Reason::Joined);
}

void EngineThread::resolve(const IncidentId &incident, const QString &note)
{
    answer(incident, event::Resolve{m_actor, note}, Reason::Resolved);
}

void EngineThread::undo(const IncidentId &incident, Reason what)
{
    answer(incident, event::Undo{m_actor, what}, Reason::None);
}

void EngineThread::placeTestCall(const PhoneNumber &to, const QString &language)
{
    ask([=, this](Engine &engine) {
        const auto placed = engine.placeTestCall(to, language, m_actor);
        if (!placed) {
            post([this, error = placed.error()] { Q_EMIT testCallRefused(error); });
        }
    });
}

void EngineThread::setProvider(Provider provider)
{
    change([=](Settings &settings) { settings.provider = provider; });
}

void EngineThread::setTestMode(bool on)
{
    change([=](Settings &settings) { settings.testMode = on; });
}

void EngineThread::setDetectMachines(bool on)
{
    change([=](Settings &settings) { settings.detectMachines = on; });
}

void EngineThread::setCallsStopped(bool stopped)
{
    if (!stopped) {
        // A stop that is ordered before this is done holds.
        ask([this, order = m_stop.last()](Engine &engine) {
            tellIfFailed(engine.resumeCalls(m_actor, [=, this] { m_stop.lift(order); }));
        });
        return;
    }
    const auto order = m_stop.stop(); // from here on nothing leaves
    m_settings.callsStopped = true;
    Q_EMIT settingsChanged(m_settings, m_providerProblem);
    ask([=, this](Engine &engine) {
        engine.stopCalls(m_actor, [=, this] { m_stop.lift(order); });
    });
}

} // namespace savehub
