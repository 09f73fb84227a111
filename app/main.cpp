// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "database_file.h"
#include "keychain_secret_store.h"
#include "paths.h"
#include "print.h"
#include "run_console.h"
#include "secrets_at_start.h"
#include "translations.h"
#include "wall_time.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

#include <openssl/crypto.h>

#include <memory>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Main)
};

/// Asked before the application object exists, which would end the program without a display.
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

Result<EnvFile> chosenEnvFile(const CommandLine &line)
{
    const auto usual = QStringLiteral(".env");
    if (line.envFile.isEmpty() && !QFile::exists(usual)) {
        return EnvFile{};
    }
    return readEnvFile(line.envFile.isEmpty() ? usual : line.envFile);
}

/// As it is, with its problems.
Result<Configuration> givenConfiguration(const CommandLine &line)
{
    return chosenEnvFile(line).map(
        [](const EnvFile &file) { return readConfiguration(processEnvironment(), file); });
}

/// Without errors in it; they are printed.
Result<Configuration> soundConfiguration(const CommandLine &line)
{
    auto configuration = givenConfiguration(line);
    if (!configuration) {
        return configuration;
    }
    for (const auto &problem : configuration->problems) {
        printError(problem.text());
    }
    if (configuration->hasErrors()) {
        return failure(Error::Kind::BadInput, Words::tr("The configuration has errors."),
                       Words::tr("Correct the values named above."));
    }
    return configuration;
}

int run(const CommandLine &line, const Configuration &configuration)
{
    KeychainSecretStore keychain;
    const bool isDemo = line.action == Action::Demo;
    const auto secrets =
        isDemo ? SecretsAtStart{} : gatherSecrets(configuration, keychain, !line.wantsWindow());
    for (const auto &warning : secrets.warnings) {
        printError(warning);
    }
    const QTemporaryDir throwAway;
    const auto database = isDemo ? throwAway.filePath(QStringLiteral("demo.db"))
                                 : databasePathFor(line, configuration);
    auto plan = planRun(line, configuration, secrets.values, database);
    if (isDemo) {
        plan.demoStart = wallTime();
        plan.database.isThrowAway = true;
        plan.settings.defaults.detectMachines = true; // one of the endings to see
    }
    const auto prepared = prepareDatabaseFile(database);
    if (!prepared) {
        return fail(prepared.error());
    }
    LogFile log(logPathFor(database));
    return line.wantsWindow() ? runWindow(plan, log, keychain, line.defaultRegion)
                              : runHeadless(plan, log);
}

int carryOut(const CommandLine &line)
{
    if (line.action == Action::SetSecret) {
        return setSecretCommand(line);
    }
    if (line.action == Action::Demo) {
        return run(line, Configuration{});
    }
    if (line.action == Action::Doctor) {
        const auto given = givenConfiguration(line);
        return given ? doctorCommand(line, *given) : fail(given.error());
    }
    const auto configuration = soundConfiguration(line);
    if (!configuration) {
        return fail(configuration.error());
    }
    const DatabaseOptions database{databasePathFor(line, *configuration)};
    switch (line.action) {
    case Action::ImportPeople:
        return importPeopleCommand(line, database);
    case Action::ImportCalendar:
        return importCalendarCommand(line, database);
    case Action::ExportCalls:
        return exportCallsCommand(line, database);
    default:
        return run(line, *configuration);
    }
}

int main(int argc, char *argv[])
{
    // At the program's end OpenSSL would free what a thread that is still ending (Qt joins none)
    // frees once more. Nothing needs that tidying up.
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
