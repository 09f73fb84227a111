// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/console.h"
#include "runtime/engine.h"
#include "runtime/kill_switch.h"

#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace savehub {

/// An engine with everything it works with. Made, used and destroyed on the engine's thread.
class Assembly
{
public:
    virtual ~Assembly() = default;
    virtual Engine &engine() = 0;
};

/// The composition: makes the parts and wires them.
using Assemble = std::function<Result<std::unique_ptr<Assembly>>(const EngineObserver &)>;

/// The engine on a thread of its own: a stalled window never delays a call. This object lives on
/// the window's thread, and all answers come there.
class EngineThread : public Console
{
    Q_OBJECT

public:
    EngineThread(Assemble assemble, const QString &actor, QObject *parent = nullptr);
    /// Stops first.
    ~EngineThread() override;

    /// Returns once the engine is assembled and started. An error says why it could not be.
    Done start();
    /// Takes nothing new, and lets what is being sent come to its answer for at most \a patience.
    /// Then ends the thread. What has no answer by then is reconciled at the next start.
    void stop(Milliseconds patience = Seconds{10});

    /// Whether all calls are stopped here, though the database may not say so yet.
    bool isStopped() const { return m_stop.isStopped(); }

    /// Runs \a what on the engine's thread, later.
    void ask(std::function<void(Engine &)> what);

    using Progressed = std::function<void(const ImportProgress &)>;
    using Cancel = std::function<void()>;

    /// Takes people or meetings in short commits, between the engine's other work. \a done hears
    /// once how it ended, \a progressed how far it is. The function that is returned ends it early;
    /// done() then says so. Unconfirmed: nothing was changed, and only the same import with
    /// Confirmed::Yes is taken.
    Cancel importPeople(std::vector<Person> people, const QString &actor,
                        std::function<void(Result<PeopleImported>)> done,
                        Progressed progressed = {}, const PeopleImportTerms &terms = {});
    Cancel importMeetings(MeetingImport import, const QString &actor,
                          std::function<void(Result<MeetingsImported>)> done,
                          Progressed progressed = {}, Confirmed confirmed = Confirmed::No);

    /// Lets calls and texts go to \a countries, too. \a done hears once whether that is saved.
    void allowCountries(const Countries &countries, std::function<void(Done)> done);

    void acknowledge(const IncidentId &incident) override;
    void markJoined(const IncidentId &incident) override;
    void resolve(const IncidentId &incident, const QString &note) override;
    void undo(const IncidentId &incident, Reason what) override;
    void placeTestCall(const PhoneNumber &to, const QString &language) override;
    void setProvider(Provider provider) override;
    void setTestMode(bool on) override;
    void setDetectMachines(bool on) override;
    void setCallsStopped(bool stopped) override;
    std::optional<Attempt> lastTestCall() const override { return m_lastTestCall; }
    Settings settings() const override { return m_settings; }
    QString providerProblem() const override { return m_providerProblem; }

private:
    EngineObserver observer();
    template <typename Work, typename Imported>
    Cancel import(std::unique_ptr<Work> work, std::function<void(Result<Imported>)> done,
                  Progressed progressed);
    /// \a how is what the window hears when it is done. With Reason::None it hears nothing.
    void answer(const IncidentId &incident, const Event &event, Reason how);
    void change(std::function<void(Settings &)> edit);
    /// \a then hears on the engine's thread whether that is saved.
    void change(std::function<void(Settings &)> edit, std::function<void(const Done &)> then);
    void tellIfFailed(const Done &done);
    void post(std::function<void()> what);

    Assemble m_assemble;
    QString m_actor;
    QThread m_thread;
    std::unique_ptr<QObject> m_home; ///< lives on the engine's thread; carries calls there
    std::unique_ptr<Assembly> m_assembly;
    std::atomic<bool> m_changePending = false;
    KillSwitch m_stop; ///< outlives the engine
    std::optional<Attempt> m_lastTestCall;
    Settings m_settings;
    QString m_providerProblem;
};

} // namespace savehub
