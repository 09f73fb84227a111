// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/provider.h"
#include "net/listen_address.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace savehub {

enum class Action {
    Run,
    Demo,
    ImportPeople,
    ImportCalendar,
    ExportCalls,
    SetSecret,
    ShowCountries,
    Sources,
    Doctor,
    ShowHelp,
    ShowVersion,
};

/// What the user asked for.
struct CommandLine {
    Action action = Action::Run;
    bool headless = false;
    QString database; ///< empty: the configured path, else the default one
    QString envFile;  ///< empty: .env in the current folder, if there is one
    std::optional<Provider> provider;
    bool testMode = false;
    std::optional<ListenAddress> listen; ///< for webhooks and the REST API
    QStringList allowedApiHosts;         ///< hosts that Twilio's credentials may be sent to
    int speed = 1;                       ///< of the demo's time
    QString argument;                    ///< of a subcommand: a file, an address, a secret's name
    QString defaultRegion;               ///< of numbers without a country, ISO 3166 alpha-2
    bool fullNumbers = false;
    bool yes = false;               ///< confirms what the command would otherwise refuse
    QStringList allowedCountries;   ///< to be added, ISO 3166 alpha-2
    QStringList forbiddenCountries; ///< to be removed
    QString takeBack;               ///< a source of meetings; empty: sources are only shown
    QString text;                   ///< the help or the version

    /// Whether a window is wanted.
    bool wantsWindow() const
    {
        return !headless && (action == Action::Run || action == Action::Demo);
    }
};

/// Exit statuses of the program.
constexpr int exitDone = 0;
constexpr int exitFailed = 1;
constexpr int exitWrongUse = 2;

/// \a arguments are without the program's name. An error says in words what was used wrongly.
Result<CommandLine> parseCommandLine(const QStringList &arguments);

} // namespace savehub
