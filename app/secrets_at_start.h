// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/configuration.h"
#include "ports/secret_store.h"

#include <QStringList>

#include <functional>
#include <map>
#include <optional>

namespace savehub {

/// The secrets of a run, and what the user has to know about them.
struct SecretsAtStart {
    Secrets values{};
    QStringList warnings{};
    QString whyIncomplete{}; ///< why the keychain's are missing, if the user has to know
};

/// Reads the keychain and carries out what chooseSecrets() decides. Without a keychain a run with a
/// window has no secrets; a headless run uses those of the environment. When the keychain answers
/// and no token of the REST API is kept or given yet, one is made. Calls \a done once, possibly
/// before this returns, but never after \a keychain is destroyed, which must not happen during
/// \a done.
void gatherSecrets(const Configuration &configuration, SecretStore &keychain, bool headless,
                   std::function<void(const SecretsAtStart &)> done);

/// The secrets that a run would have, as far as this can be found out without changing anything.
struct SecretsSeen {
    Secrets values{};
    std::optional<Error> keychainProblem{}; ///< why it does not answer, or its secrets are not used
};

/// The secrets that a headless run would use: those of the environment and the .env file, and the
/// keychain's for the rest. Waits for the keychain in an event loop.
SecretsSeen lookAtSecrets(const Configuration &configuration, SecretStore &keychain);

/// Writes \a secret and waits for it in an event loop. For set-secret.
Done writeSecret(SecretStore &keychain, SecretName name, const KeptSecret &secret);

} // namespace savehub
