// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_console.h"

#include "app/background_doctor.h"
#include "app/composition.h"
#include "app/demo/demo_director.h"
#include "app/end_signals.h"
#include "app/first_window.h"
#include "app/print.h"
#include "app/window_imports.h"
#include "csv/call_history_file.h"
#include "doctor/findings_text.h"
#include "domain/words.h"
#include "rest/api_token.h"
#include "runtime/scaled_clock.h"
#include "runtime/system_clock.h"
#include "store/database_file.h"
#include "store/sql_incident_reader.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QProcess>
#include <QSettings>
#include <QTimer>

namespace savehub {

namespace {

/// A renewed token is used only once the keychain has kept it.
ApiAccess apiAccess(const RunPlan &plan, SecretStore &keychain)
{
    ApiAccess access;
    access.address = [listening = plan.listeningOn] {
        const auto where = listening->value();
        return where.isEmpty() ? QString() : QStringLiteral("http://") + where;
    };
    access.token = [token = plan.apiToken] {
        return token->value().text();
    };
    access.renew = [token = plan.apiToken, known = plan.known,
                    &keychain](const std::function<void(Done)> &done) {
        const auto renewed = makeApiToken();
        known->add(Secret(renewed));
        keychain.write(SecretName::ApiToken, {renewed}, [=](const Done &written) {
            if (written) {
                token->set(renewed);
            }
            done(written);
        });
    };
    return access;
}

/// The demo has neither an account nor a listener that could be examined.
Findings findingsOfDemo()
{
    return {{Finding::Severity::Hint, Words::tr("Demo"),
             Words::tr("This is the demo: nothing leaves this machine."),
             Words::tr("There is no account, no webhook and no mail server to be checked."),
             Words::tr("Start SaveHub Console without --demo and check the setup there.")}};
}

SetupCheck setupCheck(const RunPlan &plan, BackgroundDoctor &doctor)
{
    SetupCheck check;
    check.toText = [](const Findings &findings) {
        return toText(findings);
    };
    check.examine = [isDemo = plan.isDemo(), &doctor](BackgroundDoctor::Answer done) {
        if (isDemo) {
            done(findingsOfDemo());
        } else {
            doctor.examine(std::move(done));
        }
    };
    return check;
}

WindowActions windowActions(EngineThread &engine, const IncidentReader &reader, const Clock &clock,
                            const QString &region)
{
    WindowActions actions;
    actions.importPeople = peopleImport(engine, region);
    actions.importCalendar = calendarImport(engine, clock);
    actions.exportCalls = [&reader](const QString &path, const auto &report) {
        const auto exported = exportCalls(reader, path, false, printRedaction());
        if (exported) {
            report(Words::tr("The call history is in %1.").arg(path), {});
        } else {
            report(Words::tr("Nothing was exported."), {exported.error().text()});
        }
    };
    actions.startDemo = [] {
        QProcess::startDetached(QCoreApplication::applicationFilePath(),
                                {QStringLiteral("--demo")});
    };
    return actions;
}

/// A window that waits for the database takes no input, so nobody could stop the calls. What it
/// cannot read at once, it reads a moment later.
constexpr Milliseconds windowWaits{20};

Result<std::unique_ptr<SqlIncidentReader>> openForWindow(const DatabaseOptions &database)
{
    return SqlIncidentReader::open(database).map([](auto reader) {
        reader->setPatience({windowWaits, windowWaits});
        return reader;
    });
}

/// Wayland raises a window only with the activation token of the process that asks for it.
void raise(QWidget &window, const QByteArray &token)
{
    if (!token.isEmpty() && QGuiApplication::platformName().startsWith(QLatin1String("wayland"))) {
        qputenv("XDG_ACTIVATION_TOKEN", token); // where Qt looks for it
    }
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

Result<int> runWindow(const RunPlan &plan, LogFile &log, SecretStore &keychain,
                      const QString &defaultRegion, const WhenRunning &whenRunning)
{
    EndSignals endSignals; // before the engine: from then on a call may be on its way
    // Not quit(): it would ask the window, which stays open while reminders are still to come.
    const auto end = [] {
        QCoreApplication::exit();
    };
    QObject::connect(&endSignals, &EndSignals::endWanted, qApp, end);
    QApplication::setQuitOnLastWindowClosed(false); // a dialog may be the last one beside the tray
    QObject::connect(&endSignals, &EndSignals::reopenWanted, &log, &LogFile::reopen);
    EngineThread engine(compose(plan, log), QStringLiteral("operator"));
    log.follow(engine);
    const auto started = engine.start();
    if (!started) {
        return tl::make_unexpected(started.error());
    }
    const auto reader = SqlIncidentReader::open(plan.database);
    const auto shown = openForWindow(plan.database);
    if (!reader || !shown) {
        return tl::make_unexpected(reader ? shown.error() : reader.error());
    }
    SystemClock systemClock;
    ScaledClock scaledClock(systemClock, plan.demoStart.value_or(Instant{}), plan.speed);
    Clock &clock = plan.isDemo() ? static_cast<Clock &>(scaledClock) : systemClock;
    QSettings memory;
    makePrivate(memory.fileName()); // an earlier version left its mode to the umask
    auto actions = windowActions(engine, **reader, clock, defaultRegion);
    actions.api = apiAccess(plan, keychain);
    BackgroundDoctor doctor(plan, keychain);
    actions.setup = setupCheck(plan, doctor);
    MainWindow window({.console = engine,
                       .reader = **shown,
                       .clock = clock,
                       .memory = memory,
                       .actions = actions,
                       .isDemo = plan.isDemo()});
    QObject::connect(&window, &MainWindow::quitWanted, qApp, end);
    DemoDirector director(engine, **reader, clock,
                          plan.isDemo() ? demoDay(*plan.demoStart) : DemoDay{});
    if (plan.isDemo()) {
        director.play();
    }
    for (const auto &setting : plan.badSettings) {
        Q_EMIT engine.noticed({Notice::Severity::Warning, {}, setting.text});
    }
    window.show();
    FirstWindow first(plan.database.path);
    QObject::connect(&first, &FirstWindow::raiseWanted, &window,
                     [&window](const QByteArray &token) { raise(window, token); });
    QTimer::singleShot(0, &window, [&] { whenRunning(engine); }); // once it is painted
    const auto status = QApplication::exec();
    window.hide();
    engine.stop();
    return status;
}

} // namespace savehub
