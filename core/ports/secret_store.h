// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "ports/secret.h"

#include <QString>

#include <functional>
#include <map>
#include <optional>

namespace savehub {

enum class SecretName {
    TwilioAuthToken,
    TwilioAuthTokenSecondary,
    TwilioApiKeySecret,
    SmtpPassword,
    ApiToken,
};

/// The environment variable by which users know a secret. It is also the secret's name in the
/// keychain.
QString toText(SecretName name);
std::optional<SecretName> secretNameFromText(QStringView text);

using Secrets = std::map<SecretName, Secret>;

/// A secret as the keychain has it.
struct KeptSecret {
    Secret value{};
    QString host{}; ///< it was entered for this host; empty: none, or an earlier version kept it

    bool operator==(const KeptSecret &) const = default;
};

/// The OS keychain. There is no other place: when it is locked or missing, the answer is an error
/// that says so. A file is never used instead.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// Nothing when no such secret is stored.
    virtual void read(SecretName name,
                      std::function<void(Result<std::optional<KeptSecret>>)> done) = 0;
    virtual void write(SecretName name, const KeptSecret &secret,
                       std::function<void(Done)> done) = 0;
    virtual void remove(SecretName name, std::function<void(Done)> done) = 0;
};

} // namespace savehub
