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
    /// Of the REST API.
    std::shared_ptr<Shared<Secret>> apiToken = std::make_shared<Shared<Secret>>();
    /// Where it listens, while it does.
    std::shared_ptr<Shared<QString>> listeningOn = std::make_shared<Shared<QString>>();
    /// What is written nowhere; the plan's own, and those that come later.
    std::shared_ptr<KnownSecrets> known = std::make_shared<KnownSecrets>();
    std::optional<Instant> demoStart{}; ///< set for the demo: when its day begins
    int speed = 1;
    std::vector<SettingFacts> badSettings{}; ///< what was given and reads wrong

    bool isDemo() const { return demoStart.has_value(); }
    /// The accounts with the secrets that have come by now. From any thread.
    TwilioAccount twilioNow() const;
    SmtpAccount smtpNow() const;
    /// Whether anything goes out with a secret while \a provider is chosen.
    bool needsSecrets(Provider provider) const;
};

/// The plan that \a line and \a configuration ask for; \a secrets are what the keychain or the
/// environment gave. \a databasePath is the one to use.
RunPlan planRun(const CommandLine &line, const Configuration &configuration, const Secrets &secrets,
                const QString &databasePath);

/// Where settings come from that nobody changed.
SettingsLayers settingsLayers(const CommandLine &line, const Configuration &configuration);

/// The database that was asked for: on the command line, else in the configuration, else the
/// default one.
QString databasePathFor(const CommandLine &line, const Configuration &configuration);

/// The file that this leads to (see resolveDatabasePath()): whatever is named after the database is
/// named after this. Refuses one that was asked for in a folder that does not exist: that is a slip.
/// The folder of the default one is made.
Result<QString> locateDatabase(const CommandLine &line, const Configuration &configuration);

} // namespace savehub
