// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "ports/secret_store.h"
#include "secrets/keyring_state.h"

#include <qt6keychain/keychain.h>

namespace savehub {

/// What to tell the user when the keychain answered \a code for the secret \a name. \a detail is
/// the keychain's own text.
Error keychainError(SecretName name, QKeychain::Error code, const QString &detail,
                    KeyringState state);

/// What to tell the user when the keychain did not answer within \a limit.
Error keychainSilence(SecretName name, std::chrono::milliseconds limit);

} // namespace savehub
