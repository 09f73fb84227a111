// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/first_window.h"
#include "app/print.h"
#include "app/private_process.h"
#include "app/qt_messages.h"
#include "app/run_console.h"
#include "app/secrets_at_start.h"
#include "app/start_failure.h"
#include "app/wall_time.h"
#include "config/paths.h"
#include "domain/words.h"
#include "secrets/keychain_secret_store.h"
#include "store/database_file.h"
#include "ui/translations.h"

#include <QApplication>
#include <QTemporaryDir>

#include <openssl/crypto.h>

#include <csignal>
#include <memory>

namespace savehub {

namespace {

/// Checked before the application object is made, which would end the program without a display.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    const char *const names[] = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
    return std::any_of(std::begin(names), std::end(names),
                       [](const char *name) { return !qEnvironmentVariableIsEmpty(name); });
#else
    return true;
#endif
}

/// The configuration as it is, with its problems.
Result<Configuration> givenConfiguration(const CommandLine &line)
{
    const auto environment = takeEnvironment();
    const auto file = line.envFile.isEmpty() ? readUsualEnvFile() : readEnvFile(line.envFile);
    return file.map([&](const EnvFile &read) {
        auto configuration = readConfiguration(environment, read, line.allowedApiHosts);
        const auto known = std::make_shared<KnownSecrets>();
        known->add(configuration.secrets);
        setPrintRedaction(known);
        return configuration;
    });
}

/// The configuration, if it has no errors. Its problems are printed and added to \a told.
Result<Configuration> soundConfiguration(const CommandLine &line, QStringList &told)
{
    auto configuration = givenConfiguration(line);
    if (!configuration) {
        return configuration;
    }
    for (const auto &problem : configuration->problems) {
        printError(problem.text());
        told.append(problem.text());
    }
    if (configuration->hasErrors()) {
        return failure(Error::Kind::BadInput, Words::tr("The configuration has errors."),
                       Words::tr("Correct the values named above."));
    }
    return configuration;
}

/// Nothing waits for the keychain, so it has time to ask for its password.
constexpr Minutes patienceWithKeyring{10};

/// Returns what asks the keychain while the console already runs.
WhenRunning askKeyring(const Configuration &configuration, SecretStore &keychain,
                       const RunPlan &plan, bool headless)
{
    plan.secrets->await(Words::tr("Waiting for the keyring: it may be asking for its password."));
    return [&configuration, &keychain, plan, headless](Console &console) {
        gatherSecrets(configuration, keychain, headless,
                      [&console, plan](const SecretsAtStart &gathered) {
                          plan.known->add(gathered.values);
                          plan.secrets->arrive(gathered.values, gathered.whyIncomplete);
                          if (gathered.values.contains(SecretName::ApiToken)) {
                              plan.apiToken->set(gathered.values.at(SecretName::ApiToken));
                          }
                          // A missing secret that nothing uses keeps nobody from being reminded.
                          const auto severity = plan.needsSecrets(console.settings().provider)
                                                    ? Notice::Severity::Warning
                                                    : Notice::Severity::Info;
                          for (const auto &warning : gathered.warnings) {
                              Q_EMIT console.noticed({severity, {}, warning});
                          }
                      });
    };
}

RunPlan planFor(const CommandLine &line, const Configuration &configuration,
                const QString &database)
{
    // With a window, secrets of the environment are kept in the keychain before they are used.
    const auto secrets = line.wantsWindow() ? Secrets() : configuration.secrets;
    auto plan = planRun(line, configuration, secrets, database);
    plan.known->add(configuration.secrets);
    if (line.action == Action::Demo) {
        plan.demoStart = wallTime();
        plan.database.isThrowAway = true;
        plan.settings.defaults.detectMachines = true; // one of the outcomes to show
        plan.settings.countries = {QStringLiteral("US")};
    }
    return plan;
}

int run(const CommandLine &line, const Configuration &configuration, const QString &database)
{
    const bool isDemo = line.action == Action::Demo;
    const auto plan = planFor(line, configuration, database);
    setPrintRedaction(plan.known); // it will learn more
    const auto prepared = prepareDatabaseFile(database);
    if (!prepared) {
        return failToStart(prepared.error(), line.wantsWindow());
    }
    std::signal(SIGPIPE, SIG_IGN); // a log reader that exits must not end this program
    LogFile log(logPathFor(database), plan.known);
    const QtMessages messages(log, redactionBy(plan.known));
    KeychainSecretStore atStart(patienceWithKeyring);
    const auto whenRunning = isDemo ? WhenRunning([](Console &) {})
                                    : askKeyring(configuration, atStart, plan, line.headless);
    if (!line.wantsWindow()) {
        return runHeadless(plan, log, whenRunning);
    }
    KeychainSecretStore keychain;
    const auto status = runWindow(plan, log, keychain, line.defaultRegion, whenRunning);
    if (status) {
        return *status;
    }
    const bool isOpen = status.error().kind == Error::Kind::Conflict;
    if (isOpen && FirstWindow::raise(database, qgetenv("XDG_ACTIVATION_TOKEN"))) {
        return exitDone;
    }
    return failToStart(status.error(), true);
}

int carryOut(const CommandLine &line)
{
    if (line.action == Action::Demo) {
        takeEnvironment(); // the demo uses none of it
        const QTemporaryDir throwAway;
        return run(line, Configuration{}, throwAway.filePath(QStringLiteral("demo.db")));
    }
    if (line.action == Action::Doctor || line.action == Action::SetSecret) {
        const auto command = line.action == Action::Doctor ? &doctorCommand : &setSecretCommand;
        const auto given = givenConfiguration(line);
        return given ? command(line, *given) : fail(given.error());
    }
    QStringList problems;
    const auto configuration = soundConfiguration(line, problems);
    if (!configuration) {
        return failToStart(configuration.error(), line.wantsWindow(), problems);
    }
    const auto path = locateDatabase(line, *configuration);
    if (!path) {
        return failToStart(path.error(), line.wantsWindow(), problems);
    }
    const DatabaseOptions database{*path};
    switch (line.action) {
    case Action::ImportPeople:
        return importPeopleCommand(line, database, settingsLayers(line, *configuration));
    case Action::ImportCalendar:
        return importCalendarCommand(line, database);
    case Action::ShowCountries:
        return countriesCommand(line, database, settingsLayers(line, *configuration));
    case Action::Sources:
        return sourcesCommand(line, database);
    case Action::ExportCalls:
        return exportCallsCommand(line, database);
    default:
        return run(line, *configuration, *path);
    }
}

int main(int argc, char *argv[])
{
    keepProcessPrivate();
    // At exit OpenSSL would free memory that a thread which is still ending frees once more, since
    // Qt does not join its threads. Nothing needs this cleanup.
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    auto line = parseCommandLine(arguments);
    if (!line) {
        printError(line.error().text());
        return exitWrongUse;
    }
    if (line->action == Action::ShowHelp || line->action == Action::ShowVersion) {
        print(line->text);
        return exitDone;
    }
    if (line->wantsWindow() && !hasDisplay()) {
        printError(Words::tr("There is no display, so it runs without a window, as --headless."));
        line->headless = true;
    }
    const std::unique_ptr<QCoreApplication> application(
        line->wantsWindow() ? new QApplication(argc, argv) : new QCoreApplication(argc, argv));
    installTranslations(*application, QLocale::system());
    QCoreApplication::setApplicationName(QStringLiteral("savehub-console"));
    QCoreApplication::setOrganizationName(QStringLiteral("savehub-console"));
    QGuiApplication::setDesktopFileName(QStringLiteral("savehub-console"));
    QCoreApplication::setApplicationVersion(QLatin1String(SAVEHUB_VERSION));
    return carryOut(*line);
}

} // namespace

} // namespace savehub

int main(int argc, char *argv[])
{
    return savehub::main(argc, argv);
}
