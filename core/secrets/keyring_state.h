// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QObject;

namespace savehub {

/// The state of the desktop's keyring. QtKeychain does not report it: with a locked keyring reading
/// gives "not found" and deleting gives success.
enum class KeyringState {
    NoBus,     ///< there is no D-Bus session
    NoProgram, ///< no program on the bus keeps secrets
    NotSetUp,  ///< there is no default keyring yet
    Locked,
    Open,
};

/// Asks without starting a program or showing a prompt. \a answer is called once, within two
/// seconds, and not after \a context is gone. A program that does not answer counts as none.
void askKeyringState(QObject *context, std::function<void(KeyringState)> answer);

} // namespace savehub
