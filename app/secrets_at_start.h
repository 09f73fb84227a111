// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "configuration.h"
#include "secret_store.h"

#include <QStringList>

#include <functional>
#include <map>
#include <optional>

namespace savehub {

/// The secrets a run has, and what the user has to know about them.
struct SecretsAtStart {
    std::map<SecretName, QString> values{};
    QStringList warnings{};
    QString whyIncomplete{}; ///< why the keychain gave none, where that is news
};

/// With a window: secrets of the environment and the .env file move into the keychain, and those
/// in the keychain are used; without a keychain there are none. Headless: those of the environment
/// are used, and the keychain's for the rest where there is one. Where a keychain answers and holds
/// no token of the REST API yet, one is made. Answers once, at once or when the keychain has
/// answered; not after the end of \a keychain, which must not come in the middle of an answer.
void gatherSecrets(const Configuration &configuration, SecretStore &keychain, bool headless,
                   std::function<void(const SecretsAtStart &)> done);

/// What a run has to go by, as far as it can be seen without changing anything.
struct SecretsSeen {
    std::map<SecretName, QString> values{};
    std::optional<Error> keychainProblem{}; ///< why it does not answer
};

/// The secrets of the environment and the .env file, and the keychain's for the rest. Waits for the
/// keychain, in an event loop.
SecretsSeen lookAtSecrets(const Configuration &configuration, SecretStore &keychain);

/// Waits for one write; for set-secret.
Done writeSecret(SecretStore &keychain, SecretName name, const QString &value);

} // namespace savehub
