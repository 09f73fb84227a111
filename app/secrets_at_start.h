// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/configuration.h"
#include "ports/secret_store.h"

#include <QStringList>

#include <functional>
#include <map>
#include <optional>

namespace savehub {

/// The secrets a run has, and what the user has to know about them.
struct SecretsAtStart {
    Secrets values{};
    QStringList warnings{};
    QString whyIncomplete{}; ///< why the keychain gave none, where that is news
};

/// Reads the keychain and carries out what chooseSecrets() says. With a window, without a keychain
/// there are none; headless those of the environment are used all the same. Where a keychain answers
/// and holds no token of the REST API yet, one is made. Answers once, at once or when the keychain has
/// answered; not after the end of \a keychain, which must not come in the middle of an answer.
void gatherSecrets(const Configuration &configuration, SecretStore &keychain, bool headless,
                   std::function<void(const SecretsAtStart &)> done);

/// What a run has to go by, as far as it can be seen without changing anything.
struct SecretsSeen {
    Secrets values{};
    std::optional<Error> keychainProblem{}; ///< why it does not answer, or what it has is not used
};

/// The secrets of the environment and the .env file, and the keychain's for the rest, as a headless
/// run would use them. Waits for the keychain, in an event loop.
SecretsSeen lookAtSecrets(const Configuration &configuration, SecretStore &keychain);

/// Waits for one write; for set-secret.
Done writeSecret(SecretStore &keychain, SecretName name, const KeptSecret &secret);

} // namespace savehub
