// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configuration.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include <QRegularExpression>

#include <unistd.h>

#include "config/value_rules.h"
#include "domain/words.h"

namespace savehub {

namespace {

constexpr std::array knownVariables{
    "CALL_PROVIDER",
    "NODE_ENV",
    "TWILIO_ACCOUNT_SID",
    "TWILIO_AUTH_TOKEN",
    "TWILIO_AUTH_TOKEN_SECONDARY",
    "TWILIO_API_KEY_SID",
    "TWILIO_API_KEY_SECRET",
    "TWILIO_FROM_NUMBER",
    "CALL_WEBHOOK_URL",
    "CALL_TEST_MODE",
    "TWILIO_API_BASE_URL",
    "SMTP_URL",
    "SMTP_FROM",
    "SMTP_PASSWORD",
    "SAVEHUB_DATABASE",
    "SAVEHUB_API_TOKEN",
};

struct Given {
    QString value;
    QString where;
    bool inEnvironment = false;
};

/// Looks variables up and keeps the problems on the way.
class Reader
{
public:
    Reader(const Environment &environment, const EnvFile &file)
        : m_environment(environment),
          m_file(file),
          m_problems(file.problems)
    {
    }

    std::optional<Given> find(const QString &name) const
    {
        const auto set = m_environment.find(name);
        if (set != m_environment.end() && !set->second.trimmed().isEmpty()) {
            return Given{set->second.trimmed(), Words::tr("environment"), true};
        }
        const auto *entry = m_file.find(name);
        if (entry == nullptr || entry->value.isEmpty()) {
            return std::nullopt;
        }
        return Given{entry->value, m_file.place(entry->line), false};
    }

    /// Sets \a value to that of the variable \a name, as \a rule reads it. \a value stays as it is
    /// when the variable is not set, and becomes \a ifBad when its value cannot be used.
    template <typename T, typename Rule>
    void take(const QString &name, Rule rule, Configured<T> &value, const T &ifBad)
    {
        const auto given = find(name);
        if (!given) {
            return;
        }
        const Result<T> read = rule(given->value);
        if (!read) {
            note(name, given->where, read.error());
            value.value = ifBad;
            return;
        }
        value = {*read, given->where};
    }

    template <typename T, typename Rule>
    void take(const QString &name, Rule rule, Configured<T> &value)
    {
        take(name, rule, value, T(value.value));
    }

    void note(const QString &name, const QString &where, const Error &error)
    {
        m_problems.push_back({name, where, error.what, error.advice});
    }
    void warn(const QString &name, const QString &where, const QString &what,
              const QString &advice = {})
    {
        m_problems.push_back({name, where, what, advice, ConfigProblem::Severity::Warning});
    }

    const EnvFile &file() const { return m_file; }
    std::vector<ConfigProblem> takeProblems() { return std::move(m_problems); }

private:
    const Environment &m_environment;
    const EnvFile &m_file;
    std::vector<ConfigProblem> m_problems;
};

void readCalls(Reader &reader, Configuration &c)
{
    const auto mode = reader.find(QStringLiteral("NODE_ENV"));
    c.production = mode && mode->value == QLatin1String("production");
    c.provider.value = c.production ? Provider::Twilio : Provider::Mock;
    reader.take(QStringLiteral("CALL_PROVIDER"), rules::provider, c.provider, Provider::Mock);
    reader.take(QStringLiteral("CALL_TEST_MODE"), rules::yesOrNo, c.testMode, true);

    const auto webhook = QStringLiteral("CALL_WEBHOOK_URL");
    reader.take(
        webhook, [&c](const QString &text) { return rules::webhookUrl(text, c.production); },
        c.callWebhookUrl);
    const auto doubt = rules::webhookDoubt(c.callWebhookUrl.value);
    if (c.callWebhookUrl.isGiven() && !doubt.isEmpty()) {
        reader.warn(webhook, c.callWebhookUrl.where, doubt,
                    Words::tr("Use a public https:// address, for example of a tunnel."));
    }
}

void readTwilio(Reader &reader, Configuration &c)
{
    reader.take(QStringLiteral("TWILIO_ACCOUNT_SID"), rules::accountSid, c.twilioAccountSid);
    reader.take(QStringLiteral("TWILIO_API_KEY_SID"), rules::apiKeySid, c.twilioApiKeySid);
    reader.take(QStringLiteral("TWILIO_FROM_NUMBER"), rules::phoneNumber, c.twilioFromNumber);

    reader.take(
        QStringLiteral("TWILIO_API_BASE_URL"),
        [&c](const QString &text) { return rules::apiBaseUrl(text, c.allowedApiHosts); },
        c.twilioApiBaseUrl);
}

void keepSecret(Configuration &c, SecretName name, const Configured<QString> &secret)
{
    if (secret.isGiven()) {
        c.secrets[name] = secret.value;
        c.secretPlaces[name] = secret.where;
    }
}

void readSecrets(Reader &reader, Configuration &c)
{
    for (const auto name :
         {SecretName::TwilioAuthToken, SecretName::TwilioAuthTokenSecondary,
          SecretName::TwilioApiKeySecret, SecretName::SmtpPassword, SecretName::ApiToken}) {
        Configured<QString> secret;
        reader.take(
            toText(name), [name](const QString &text) { return rules::secret(name, text); },
            secret);
        keepSecret(c, name, secret);
    }
}

/// A password inside SMTP_URL becomes the secret, unless SMTP_PASSWORD is given, too, in a place of
/// the same or higher precedence.
void readMail(Reader &reader, Configuration &c)
{
    const auto variable = QStringLiteral("SMTP_URL");
    reader.take(variable, rules::smtpUrl, c.smtpUrl);
    reader.take(QStringLiteral("SMTP_FROM"), rules::mailAddress, c.smtpFrom);

    const auto inside = c.smtpUrl.value.password(QUrl::FullyDecoded);
    c.smtpUrl.value.setPassword({});
    if (inside.isEmpty()) {
        return;
    }
    const auto own = reader.find(toText(SecretName::SmtpPassword));
    const auto url = reader.find(variable);
    if (own && (own->inEnvironment || !url->inEnvironment)) {
        return;
    }
    const auto password = rules::smtpPassword(inside);
    if (!password) {
        reader.note(variable, c.smtpUrl.where, password.error());
        return;
    }
    keepSecret(c, SecretName::SmtpPassword, {*password, c.smtpUrl.where});
}

/// A password may stand in the address of the mail server.
bool maySecretsBeIn(const QString &variable)
{
    return secretNameFromText(variable) || variable == QLatin1String("SMTP_URL");
}

void warnOfMisspelt(Reader &reader)
{
    static const QRegularExpression ours(QStringLiteral("^(SAVEHUB|TWILIO|SMTP|CALL)_"));
    for (const auto &entry : reader.file().entries) {
        const bool known =
            std::any_of(knownVariables.begin(), knownVariables.end(),
                        [&entry](const char *name) { return entry.name == QLatin1String(name); });
        if (!known && entry.name.contains(ours)) {
            reader.warn(entry.name, reader.file().place(entry.line),
                        Words::tr("There is no such variable here."),
                        Words::tr("Look for a misspelling."));
        }
    }
}

/// /proc shows this very memory. Every entry of that name is wiped: the process that started us may
/// have set the variable twice.
void wipeInEnvironment(const char *name)
{
    const auto length = std::strlen(name);
    for (char **entry = environ; *entry; ++entry) {
        if (std::strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') {
            char *value = *entry + length + 1;
            std::memset(value, 0, std::strlen(value));
        }
    }
}

} // namespace

bool Configuration::hasErrors() const
{
    return std::any_of(problems.begin(), problems.end(), [](const ConfigProblem &problem) {
        return problem.severity == ConfigProblem::Severity::Error;
    });
}

Environment takeEnvironment()
{
    Environment environment;
    for (const auto *name : knownVariables) {
        const char *value = std::getenv(name);
        if (!value) {
            continue;
        }
        environment[QString::fromLatin1(name)] = QString::fromLocal8Bit(value);
        if (maySecretsBeIn(QString::fromLatin1(name))) {
            wipeInEnvironment(name);
            qunsetenv(name);
        }
    }
    return environment;
}

Configuration readConfiguration(const Environment &environment, const EnvFile &file,
                                const QStringList &allowedApiHosts)
{
    Reader reader(environment, file);
    Configuration c;
    c.allowedApiHosts = allowedApiHosts;
    readCalls(reader, c);
    readTwilio(reader, c);
    readSecrets(reader, c);
    readMail(reader, c);
    reader.take(QStringLiteral("SAVEHUB_DATABASE"), rules::databasePath, c.database);
    warnOfMisspelt(reader);
    c.problems = reader.takeProblems();
    return c;
}

} // namespace savehub
