// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets_at_start.h"

#include "api_token.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SecretsAtStart)
};

constexpr SecretName usedSecrets[] = {
    SecretName::TwilioAuthToken, SecretName::TwilioAuthTokenSecondary,
    SecretName::TwilioApiKeySecret, SecretName::SmtpPassword, SecretName::ApiToken};

/// Waits in an event loop for an answer that comes by call-back.
template <typename Answer, typename Ask>
Answer waitFor(Ask ask)
{
    std::optional<Answer> answer;
    QEventLoop loop;
    ask([&](Answer given) {
        answer = std::move(given);
        loop.quit();
    });
    if (!answer) {
        loop.exec();
    }
    return std::move(*answer);
}

Result<std::optional<QString>> readSecret(SecretStore &keychain, SecretName name)
{
    return waitFor<Result<std::optional<QString>>>(
        [&](auto done) { keychain.read(name, std::move(done)); });
}

/// Secrets do not stay where anybody may read them: they go into the keychain or are not used.
void moveToKeychain(const Configuration &configuration, SecretStore &keychain,
                    SecretsAtStart &gathered)
{
    for (const auto &[name, value] : configuration.secrets) {
        const auto written = writeSecret(keychain, name, value);
        if (!written) {
            gathered.warnings.append(
                Words::tr("%1 is not used: %2").arg(toText(name), written.error().text()));
            continue;
        }
        gathered.warnings.append(
            Words::tr("%1 (%2) is in the keychain now and can be removed there.")
                .arg(toText(name), configuration.secretPlaces.at(name)));
    }
}

/// Adds what the keychain has of the secrets that \a values misses.
Done readMissing(SecretStore &keychain, std::map<SecretName, QString> &values)
{
    for (const auto name : usedSecrets) {
        if (values.contains(name)) {
            continue;
        }
        const auto read = readSecret(keychain, name);
        if (!read) {
            return tl::make_unexpected(read.error());
        }
        if (*read) {
            values[name] = **read;
        }
    }
    return {};
}

/// At the first start. One that the keychain does not take is not used: it would be another one
/// at the next start, and nobody could look it up.
void makeMissingApiToken(SecretStore &keychain, SecretsAtStart &gathered)
{
    if (gathered.values.contains(SecretName::ApiToken)) {
        return;
    }
    const auto token = makeApiToken();
    const auto written = writeSecret(keychain, SecretName::ApiToken, token);
    if (written) {
        gathered.values[SecretName::ApiToken] = token;
    } else {
        gathered.warnings.append(written.error().text());
    }
}

} // namespace

SecretsAtStart gatherSecrets(const Configuration &configuration, SecretStore &keychain,
                             bool headless)
{
    SecretsAtStart gathered;
    if (headless) {
        gathered.values = configuration.secrets;
    } else {
        moveToKeychain(configuration, keychain, gathered);
    }
    if (const auto read = readMissing(keychain, gathered.values); !read) {
        if (!headless) { // headless, having no keychain is nothing unusual
            gathered.warnings.append(read.error().text());
        }
        return gathered;
    }
    makeMissingApiToken(keychain, gathered);
    return gathered;
}

SecretsSeen lookAtSecrets(const Configuration &configuration, SecretStore &keychain)
{
    SecretsSeen seen{configuration.secrets};
    if (const auto read = readMissing(keychain, seen.values); !read) {
        seen.keychainProblem = read.error();
    }
    return seen;
}

Done writeSecret(SecretStore &keychain, SecretName name, const QString &value)
{
    return waitFor<Done>([&](auto done) { keychain.write(name, value, std::move(done)); });
}

} // namespace savehub
