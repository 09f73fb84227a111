// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment_secrets.h"

#include <QCoreApplication>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(savehub::EnvironmentSecrets)
};

Done refusal(SecretName name)
{
    return failure(
        Error::Kind::Refused,
        Words::tr("%1 comes from the environment and cannot be changed here.").arg(toText(name)),
        Words::tr("Change it in the environment or the .env file and start again."));
}

} // namespace

EnvironmentSecrets::EnvironmentSecrets(std::map<SecretName, QString> secrets)
    : m_secrets(std::move(secrets))
{
}

void EnvironmentSecrets::read(SecretName name,
                              std::function<void(Result<std::optional<QString>>)> done)
{
    const auto found = m_secrets.find(name);
    done(found == m_secrets.end() ? std::nullopt : std::optional(found->second));
}

void EnvironmentSecrets::write(SecretName name, const QString &, std::function<void(Done)> done)
{
    done(refusal(name));
}

void EnvironmentSecrets::remove(SecretName name, std::function<void(Done)> done)
{
    done(refusal(name));
}

} // namespace savehub
