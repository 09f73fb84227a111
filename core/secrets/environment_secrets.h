// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secret_store.h"

#include <map>

namespace savehub {

/// Secrets of the environment or the .env file, where there is no keychain (headless). They stay
/// in memory; nothing can be stored. Answers before it returns.
class EnvironmentSecrets : public SecretStore
{
public:
    explicit EnvironmentSecrets(std::map<SecretName, QString> secrets);

    void read(SecretName name, std::function<void(Result<std::optional<QString>>)> done) override;
    /// Always Error::Refused.
    void write(SecretName name, const QString &value, std::function<void(Done)> done) override;
    /// Always Error::Refused.
    void remove(SecretName name, std::function<void(Done)> done) override;

private:
    const std::map<SecretName, QString> m_secrets;
};

} // namespace savehub
