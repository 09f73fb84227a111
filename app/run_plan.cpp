// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_plan.h"

#include "paths.h"

namespace savehub {

namespace {

QString secret(const std::map<SecretName, QString> &secrets, SecretName name)
{
    const auto found = secrets.find(name);
    return found == secrets.end() ? QString() : found->second;
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

RunPlan planRun(const CommandLine &line, const Configuration &configuration,
                const std::map<SecretName, QString> &secrets, const QString &databasePath)
{
    RunPlan plan;
    plan.database.path = databasePath;
    plan.production = configuration.production;
    plan.settings.defaults.provider = configuration.provider.value;
    plan.settings.defaults.testMode = configuration.testMode.value;
    plan.settings.provider = line.provider;
    plan.settings.testMode = line.testMode ? std::optional(true) : std::nullopt;
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
    plan.apiToken->setText(secret(secrets, SecretName::ApiToken));
    plan.speed = line.speed;
    plan.badSettings = badSettings(configuration);
    return plan;
}

QString databasePathFor(const CommandLine &line, const Configuration &configuration)
{
    if (!line.database.isEmpty()) {
        return line.database;
    }
    return configuration.database.isGiven() ? configuration.database.value : defaultDatabasePath();
}

} // namespace savehub
