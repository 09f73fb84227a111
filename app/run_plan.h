// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arriving_secrets.h"
#include "app/command_line.h"
#include "app/known_secrets.h"
#include "app/shared.h"
#include "config/configuration.h"
#include "doctor/facts.h"
#include "mail/smtp_mail_gateway.h"
#include "net/listen_address.h"
#include "store/database.h"
#include "store/settings_layers.h"
#include "twilio/twilio_account.h"

namespace savehub {

/// Everything that is decided before the first part is made.
struct RunPlan {
    DatabaseOptions database{};
    SettingsLayers settings{};
    TwilioAccount twilio{}; ///< as far as it is known when the run begins
    SmtpAccount smtp{};     ///< likewise
    std::shared_ptr<ArrivingSecrets> secrets = std::make_shared<ArrivingSecrets>();
    bool production = false;
    ListenAddress listen{};
    /// The bearer token of the REST API.
    std::shared_ptr<Shared<Secret>> apiToken = std::make_shared<Shared<Secret>>();
    /// The address that the console listens on; empty while it does not.
    std::shared_ptr<Shared<QString>> listeningOn = std::make_shared<Shared<QString>>();
    /// The secrets that are never written: the plan's own, and those that come later.
    std::shared_ptr<KnownSecrets> known = std::make_shared<KnownSecrets>();
    std::optional<Instant> demoStart{}; ///< set for the demo: when its day begins
    int speed = 1;
    std::vector<SettingFacts> badSettings{}; ///< those with values that cannot be used

    bool isDemo() const { return demoStart.has_value(); }
    /// The account with the secrets that have come by now. May be called from any thread.
    TwilioAccount twilioNow() const;
    SmtpAccount smtpNow() const;
    /// Whether anything that is sent needs a secret while \a provider is chosen.
    bool needsSecrets(Provider provider) const;
};

/// The plan that \a line and \a configuration ask for; \a secrets are what the keychain or the
/// environment gave. \a databasePath is the one to use.
RunPlan planRun(const CommandLine &line, const Configuration &configuration, const Secrets &secrets,
                const QString &databasePath);

/// The settings that hold where nobody changed them, and those that override what is stored.
SettingsLayers settingsLayers(const CommandLine &line, const Configuration &configuration);

/// The path of the database: from the command line, else from the configuration, else the default.
QString databasePathFor(const CommandLine &line, const Configuration &configuration);

/// The file that databasePathFor() leads to (see resolveDatabasePath()). The other files that
/// belong to the database are named after it. A given path in a folder that does not exist is
/// refused as a mistake. The default database's folder is created later.
Result<QString> locateDatabase(const CommandLine &line, const Configuration &configuration);

} // namespace savehub
