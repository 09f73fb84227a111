// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/configuration.h"
#include "ports/secret_store.h"

#include <QStringList>

#include <map>
#include <vector>

namespace savehub {

/// A secret that is to be written into the keychain.
struct SecretToKeep {
    SecretName name{};
    KeptSecret secret{};
    QString place{}; ///< where it was given, if it is only used once it is kept
};

/// The secrets that a run uses, and what the user has to know about them.
struct SecretChoice {
    Secrets values{};
    std::vector<SecretToKeep> toKeep{};
    QStringList warnings{};
    QString whyIncomplete{}; ///< why a secret in the keychain is not used
};

/// A secret of the environment or the .env file is used for this run. It never replaces another one
/// in the keychain. With a window, a secret that the keychain lacks must be kept there, for the
/// host that it is sent to, before it is used. A secret in the keychain, \a kept, is sent to no
/// other host than its own (see mayGo()). A mail password of an earlier version has no host: from
/// now on it belongs to the configured mail server.
SecretChoice chooseSecrets(const Configuration &configuration,
                           const std::map<SecretName, KeptSecret> &kept, bool headless);

} // namespace savehub
