// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "config/value_rules.h"
#include "domain/enum_text.h"
#include "domain/words.h"
#include "phone/phone_numbers.h"

#include <QCommandLineParser>
#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <iterator>
#include <vector>

namespace savehub {

namespace {

struct Options {
    QCommandLineOption headless{QStringLiteral("headless"), Words::tr("Run without a window.")};
    QCommandLineOption database{QStringLiteral("database"), Words::tr("The database file."),
                                QStringLiteral("PATH")};
    QCommandLineOption envFile{QStringLiteral("env-file"),
                               Words::tr("Read settings from this file instead of .env."),
                               QStringLiteral("FILE")};
    QCommandLineOption provider{QStringLiteral("provider"),
                                Words::tr("Who carries calls and texts: mock or twilio."),
                                QStringLiteral("NAME")};
    QCommandLineOption testMode{QStringLiteral("test-mode"),
                                Words::tr("Build every call and text, send none.")};
    QCommandLineOption listen{
        QStringLiteral("listen"),
        Words::tr("Where webhooks and the REST API are heard; 127.0.0.1:3000 by default."),
        QStringLiteral("ADDRESS:PORT")};
    QCommandLineOption allowApiHost{
        QStringLiteral("allow-api-host"),
        Words::tr("Let TWILIO_API_BASE_URL name this host, which gets the credentials; may be "
                  "given again."),
        QStringLiteral("HOST")};
    QCommandLineOption demo{QStringLiteral("demo"),
                            Words::tr("Play a scripted day on a throw-away database.")};
    QCommandLineOption speed{QStringLiteral("speed"),
                             Words::tr("How many times faster the demo's time runs (1 to 240)."),
                             QStringLiteral("N")};
    QCommandLineOption region{QStringLiteral("region"),
                              Words::tr("Country of imported numbers that name none, such as ES."),
                              QStringLiteral("XX")};
    QCommandLineOption fullNumbers{QStringLiteral("full-numbers"),
                                   Words::tr("Export whole phone numbers, not masked ones.")};
    QCommandLineOption yes{
        QStringLiteral("yes"),
        Words::tr(
            "Confirm what a command asks for: other countries, changed numbers, more than "
            "2,000 incidents, more than 50 invitations for one person, taking back a source.")};
    QCommandLineOption allowCountry{
        QStringLiteral("allow-country"),
        Words::tr("Calls and texts may go there, such as ES; repeatable."), QStringLiteral("XX")};
    QCommandLineOption forbidCountry{QStringLiteral("forbid-country"),
                                     Words::tr("Calls and texts may not go there; repeatable."),
                                     QStringLiteral("XX")};
    QCommandLineOption takeBack{
        QStringLiteral("take-back"),
        Words::tr("Cancel the meetings to come that only this source names; with --yes."),
        QStringLiteral("NAME")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")},
                            Words::tr("Show this help.")};
    QCommandLineOption version{{QStringLiteral("v"), QStringLiteral("version")},
                               Words::tr("Show the version.")};
};

/// Plays the demo's 32 minutes in 8 seconds. Any faster, and the machine's own delays would change
/// what happens.
constexpr int fastestDemo = 240;
constexpr int usualDemo = 20;

struct Subcommand {
    const char *name;
    Action action;
    const char *argument; ///< null when it takes none
};

constexpr Subcommand subcommands[] = {
    {"import-people", Action::ImportPeople, "FILE.csv"},
    {"import-calendar", Action::ImportCalendar, "FILE.ics"},
    {"export-calls", Action::ExportCalls, "FILE.csv"},
    {"set-secret", Action::SetSecret, "NAME"},
    {"countries", Action::ShowCountries, nullptr},
    {"sources", Action::Sources, nullptr},
    {"doctor", Action::Doctor, nullptr},
};

tl::unexpected<Error> wrongUse(const QString &what)
{
    return failure(Error::Kind::BadInput, what, Words::tr("See savehub-console --help."));
}

QString helpText(const QCommandLineParser &parser)
{
    // Qt would take the program's name from the application object, which does not exist yet.
    return parser.helpText().replace(QStringLiteral("<executable_name>"),
                                     QStringLiteral("savehub-console"))
           + Words::tr(
               "\nCommands:\n"
               "  import-people FILE.csv      add and update people\n"
               "  import-calendar FILE.ics    add, move and cancel meetings\n"
               "  export-calls FILE.csv|-     write the history of calls\n"
               "  set-secret NAME             keep a secret in the keychain; reads standard "
               "input\n"
               "  countries                   show and change where calls and texts may go\n"
               "  sources                     show where meetings come from, and take back what "
               "one source planned\n"
               "  doctor                      look at accounts, webhook, mail and machine, and say "
               "what to do\n");
}

Done takeSubcommand(CommandLine &line, const QStringList &words)
{
    if (words.isEmpty()) {
        return {};
    }
    for (const auto &known : subcommands) {
        if (words.first() != QLatin1String(known.name)) {
            continue;
        }
        if (known.argument == nullptr && words.size() != 1) {
            return wrongUse(Words::tr("%1 takes no argument.").arg(words.first()));
        }
        if (known.argument != nullptr && words.size() != 2) {
            return wrongUse(Words::tr("%1 takes one argument: %2.")
                                .arg(words.first(), QLatin1String(known.argument)));
        }
        line.action = known.action;
        line.argument = words.value(1);
        return {};
    }
    return wrongUse(Words::tr("There is no command \"%1\".").arg(words.first()));
}

Done takeProvider(CommandLine &line, const QString &name)
{
    line.provider = enumFromText<Provider>(name);
    return line.provider
               ? Done{}
               : wrongUse(Words::tr("--provider is mock or twilio, not \"%1\".").arg(name));
}

Done takeListen(CommandLine &line, const QString &text)
{
    const auto address = parseListenAddress(text);
    if (!address) {
        return wrongUse(QStringLiteral("--listen: ") + address.error().what);
    }
    line.listen = *address;
    return {};
}

/// Takes the hosts as QUrl writes them, so that they can be compared with the host of an address.
Done takeApiHosts(CommandLine &line, const QStringList &hosts)
{
    for (const auto &host : hosts) {
        QUrl url;
        url.setHost(host, QUrl::StrictMode);
        if (url.host().isEmpty()) {
            return wrongUse(
                Words::tr("--allow-api-host takes the name of a host alone, not \"%1\".")
                    .arg(host));
        }
        line.allowedApiHosts.append(url.host());
    }
    return {};
}

Done takeSpeed(CommandLine &line, const QString &text)
{
    bool isNumber = false;
    line.speed = text.toInt(&isNumber);
    return isNumber && line.speed >= 1 && line.speed <= fastestDemo
               ? Done{}
               : wrongUse(Words::tr("--speed is a number from 1 to %1, not \"%2\".")
                              .arg(fastestDemo)
                              .arg(text));
}

/// Refuses an address: it would become an empty database with that odd name. Refuses an empty name,
/// too: it comes from a variable that was not set, and does not mean the default database.
Done takeDatabase(CommandLine &line, const QString &path)
{
    if (path.trimmed().isEmpty()) {
        return wrongUse(Words::tr("--database is empty; it takes the path of a file."));
    }
    const auto read = rules::databasePath(path);
    if (!read) {
        return wrongUse(
            QStringLiteral("--database: %1 %2").arg(read.error().what, read.error().advice));
    }
    line.database = *read;
    return {};
}

QString notACountry(const QString &word)
{
    return Words::tr("\"%1\" is not a two-letter country code such as DE or US.").arg(word);
}

Result<QStringList> countryCodes(const QStringList &words)
{
    QStringList codes;
    for (const auto &word : words) {
        const auto code = word.toUpper();
        if (!PhoneNumbers::knowsRegion(code)) {
            return wrongUse(notACountry(word));
        }
        codes.append(code);
    }
    return codes;
}

QString nameOf(Action action)
{
    for (const auto &known : subcommands) {
        if (known.action == action) {
            return QLatin1String(known.name);
        }
    }
    return Words::tr("the window");
}

/// Refuses an option that means nothing to its command: the user would believe that it had an
/// effect.
Done checkThatOptionsBelong(const CommandLine &line, const QCommandLineParser &parser,
                            const Options &options)
{
    struct Belonging {
        const QCommandLineOption &option;
        std::vector<Action> actions;
    };
    const Belonging belongings[] = {
        {options.allowCountry, {Action::ShowCountries, Action::ImportPeople}},
        {options.forbidCountry, {Action::ShowCountries}},
        {options.takeBack, {Action::Sources}},
        {options.fullNumbers, {Action::ExportCalls}},
        {options.region, {Action::ImportPeople, Action::Run}},
        {options.yes, {Action::ImportPeople, Action::ImportCalendar, Action::Sources}},
    };
    for (const auto &[option, actions] : belongings) {
        if (!parser.isSet(option)
            || std::find(actions.begin(), actions.end(), line.action) != actions.end()) {
            continue;
        }
        QStringList names;
        std::transform(actions.begin(), actions.end(), std::back_inserter(names), nameOf);
        return wrongUse(Words::tr("--%1 goes with %2.")
                            .arg(option.names().first(), QLocale().createSeparatedList(names)));
    }
    return {};
}

Done takeRegion(CommandLine &line, const QString &text)
{
    line.defaultRegion = text.toUpper();
    return PhoneNumbers::knowsRegion(line.defaultRegion) ? Done{} : wrongUse(notACountry(text));
}

Done takeCountries(CommandLine &line, const QCommandLineParser &parser, const Options &options)
{
    return countryCodes(parser.values(options.allowCountry))
        .and_then([&](const QStringList &codes) {
            line.allowedCountries = codes;
            return countryCodes(parser.values(options.forbidCountry));
        })
        .map([&](const QStringList &codes) { line.forbiddenCountries = codes; });
}

Done takeSource(CommandLine &line, const QCommandLineParser &parser, const Options &options)
{
    if (!parser.isSet(options.takeBack)) {
        return {};
    }
    if (parser.values(options.takeBack).size() > 1) {
        return wrongUse(
            Words::tr("--take-back is given twice; it takes back one source at a time."));
    }
    line.takeBack = parser.value(options.takeBack);
    return line.takeBack.isEmpty() ? wrongUse(
               Words::tr("--take-back is empty; it takes what the command sources shows."))
                                   : Done{};
}

Done takeDemo(CommandLine &line, const QCommandLineParser &parser, const Options &options)
{
    const bool isDemo = parser.isSet(options.demo);
    if (isDemo && line.action != Action::Run) {
        return wrongUse(Words::tr("--demo goes with no command."));
    }
    if (isDemo && parser.isSet(options.database)) {
        return wrongUse(Words::tr("The demo has a throw-away database; --database does not go "
                                  "with it."));
    }
    if (!isDemo && parser.isSet(options.speed)) {
        return wrongUse(Words::tr("--speed goes with --demo."));
    }
    line.action = isDemo ? Action::Demo : line.action;
    line.speed = isDemo ? usualDemo : 1;
    return parser.isSet(options.speed) ? takeSpeed(line, parser.value(options.speed)) : Done{};
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Reminds people of their meetings by email, text and phone call."));
    parser.addOptions({options.headless, options.database, options.envFile, options.provider,
                       options.testMode, options.listen, options.allowApiHost, options.demo,
                       options.speed, options.region, options.fullNumbers, options.yes,
                       options.allowCountry, options.forbidCountry, options.takeBack, options.help,
                       options.version});
    parser.addPositionalArgument(QStringLiteral("command"), Words::tr("See below."),
                                 QStringLiteral("[command]"));
    if (!parser.parse(QStringList{QStringLiteral("savehub-console")} + arguments)) {
        return wrongUse(parser.errorText());
    }
    CommandLine line;
    if (parser.isSet(options.help)) {
        line.action = Action::ShowHelp;
        line.text = helpText(parser);
        return line;
    }
    if (parser.isSet(options.version)) {
        line.action = Action::ShowVersion;
        line.text = QStringLiteral("savehub-console %1\n").arg(QLatin1String(SAVEHUB_VERSION));
        return line;
    }
    line.headless = parser.isSet(options.headless);
    line.envFile = parser.value(options.envFile);
    line.testMode = parser.isSet(options.testMode);
    line.fullNumbers = parser.isSet(options.fullNumbers);
    line.yes = parser.isSet(options.yes);
    if (parser.isSet(options.database)) {
        TRY(takeDatabase(line, parser.value(options.database)));
    }
    TRY(takeSubcommand(line, parser.positionalArguments()));
    TRY(checkThatOptionsBelong(line, parser, options));
    if (parser.isSet(options.region)) {
        TRY(takeRegion(line, parser.value(options.region)));
    }
    TRY(takeCountries(line, parser, options));
    TRY(takeSource(line, parser, options));
    TRY(takeDemo(line, parser, options));
    TRY(takeApiHosts(line, parser.values(options.allowApiHost)));
    if (parser.isSet(options.provider)) {
        TRY(takeProvider(line, parser.value(options.provider)));
    }
    if (parser.isSet(options.listen)) {
        TRY(takeListen(line, parser.value(options.listen)));
    }
    return line;
}

} // namespace savehub
