// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_plan.h"

#include "config/paths.h"
#include "domain/words.h"
#include "phone/phone_numbers.h"
#include "store/database_path.h"

#include <QFileInfo>

namespace savehub {

namespace {

Secret secret(const Secrets &secrets, SecretName name)
{
    const auto found = secrets.find(name);
    return found == secrets.end() ? Secret() : found->second;
}

std::vector<SettingFacts> badSettings(const Configuration &configuration)
{
    std::vector<SettingFacts> settings;
    for (const auto &problem : configuration.problems) {
        settings.push_back({problem.text(), problem.severity == ConfigProblem::Severity::Warning});
    }
    return settings;
}

} // namespace

TwilioAccount RunPlan::twilioNow() const
{
    const auto now = secrets->state();
    const auto later = [&now](Secret &secret, SecretName name) {
        secret = now.values.contains(name) ? now.value(name) : secret;
    };
    auto account = twilio;
    later(account.authToken, SecretName::TwilioAuthToken);
    later(account.authTokenSecondary, SecretName::TwilioAuthTokenSecondary);
    later(account.apiKeySecret, SecretName::TwilioApiKeySecret);
    account.whyIncomplete = now.whyIncomplete;
    account.isAwaited = now.isAwaited;
    return account;
}

SmtpAccount RunPlan::smtpNow() const
{
    const auto now = secrets->state();
    auto account = smtp;
    if (now.values.contains(SecretName::SmtpPassword)) {
        account.password = now.value(SecretName::SmtpPassword);
    }
    account.whyIncomplete = now.whyIncomplete;
    account.isAwaited = now.isAwaited;
    return account;
}

bool RunPlan::needsSecrets(Provider provider) const
{
    const bool hasMailLogin = !smtp.server.userName().isEmpty();
    return provider == Provider::Twilio || hasMailLogin;
}

RunPlan planRun(const CommandLine &line, const Configuration &configuration, const Secrets &secrets,
                const QString &databasePath)
{
    RunPlan plan;
    plan.database.path = databasePath;
    plan.production = configuration.production;
    plan.settings = settingsLayers(line, configuration);
    plan.twilio = {.accountSid = configuration.twilioAccountSid.value,
                   .authToken = secret(secrets, SecretName::TwilioAuthToken),
                   .authTokenSecondary = secret(secrets, SecretName::TwilioAuthTokenSecondary),
                   .apiKeySid = configuration.twilioApiKeySid.value,
                   .apiKeySecret = secret(secrets, SecretName::TwilioApiKeySecret),
                   .fromNumber = configuration.twilioFromNumber.value,
                   .webhookUrl = configuration.callWebhookUrl.value,
                   .apiBaseUrl = configuration.twilioApiBaseUrl.value};
    plan.smtp = {configuration.smtpUrl.value, secret(secrets, SecretName::SmtpPassword),
                 configuration.smtpFrom.value};
    plan.listen = line.listen.value_or(ListenAddress{});
    plan.apiToken->set(secret(secrets, SecretName::ApiToken));
    plan.known->add(secrets);
    plan.speed = line.speed;
    plan.badSettings = badSettings(configuration);
    return plan;
}

SettingsLayers settingsLayers(const CommandLine &line, const Configuration &configuration)
{
    SettingsLayers layers;
    layers.defaults.provider = configuration.provider.value;
    layers.defaults.testMode = configuration.testMode.value;
    layers.provider = line.provider;
    layers.testMode = line.testMode ? std::optional(true) : std::nullopt;
    if (const auto &own = configuration.twilioFromNumber.value) {
        if (const auto country = PhoneNumbers().factsOf(*own).country; !country.isEmpty()) {
            layers.countries = {country};
        }
    }
    return layers;
}

QString databasePathFor(const CommandLine &line, const Configuration &configuration)
{
    if (!line.database.isEmpty()) {
        return line.database;
    }
    return configuration.database.isGiven() ? configuration.database.value : defaultDatabasePath();
}

Result<QString> locateDatabase(const CommandLine &line, const Configuration &configuration)
{
    const bool isAskedFor = !line.database.isEmpty() || configuration.database.isGiven();
    const auto path = databasePathFor(line, configuration);
    const auto folder = QFileInfo(path).absolutePath();
    if (!isAskedFor || QFileInfo(folder).exists()) {
        return resolveDatabasePath(path);
    }
    return failure(Error::Kind::BadInput,
                   Words::tr("The database %1 cannot be there: the folder %2 does not exist.")
                       .arg(path, folder),
                   Words::tr("Make the folder, or correct %1.")
                       .arg(line.database.isEmpty() ? QStringLiteral("SAVEHUB_DATABASE")
                                                    : QStringLiteral("--database")));
}

} // namespace savehub
