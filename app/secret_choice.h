// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/configuration.h"
#include "ports/secret_store.h"

#include <QStringList>

#include <map>
#include <vector>

namespace savehub {

/// A secret that the keychain is to get.
struct SecretToKeep {
    SecretName name{};
    KeptSecret secret{};
    QString place{}; ///< where it was given, when it is to be used only once it is kept
};

/// Which secrets a run uses, and what the user has to know about them.
struct SecretChoice {
    Secrets values{};
    std::vector<SecretToKeep> toKeep{};
    QStringList warnings{};
    QString whyIncomplete{}; ///< why one that the keychain has is not used
};

/// A secret of the environment or the .env file holds for the run. It never replaces another one of
/// the keychain; with a window, one that the keychain lacks is to be kept there, for the host that it
/// is sent to, before it is used. One of the keychain \a kept goes to no other host than its own (see
/// mayGo()); a mail password of an earlier version belongs to today's mail server from now on.
SecretChoice chooseSecrets(const Configuration &configuration,
                           const std::map<SecretName, KeptSecret> &kept, bool headless);

} // namespace savehub
