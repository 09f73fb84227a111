// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_error.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

Error unavailable(SecretName name, const QString &what, const QString &remedy)
{
    const auto headless =
        Words::tr("Without a desktop, put %1 into the environment.").arg(toText(name));
    return {Error::Kind::Unavailable, what, remedy + QChar(u' ') + headless};
}

Error locked(SecretName name)
{
    return unavailable(name, Words::tr("The keyring is locked."),
                       Words::tr("Unlock it, for example by logging in again, and try again."));
}

Error noProgram(SecretName name)
{
    return unavailable(name, Words::tr("No keyring program is running."),
                       Words::tr("Install gnome-keyring or KWallet and log in again."));
}

Error unexplained(SecretName name, const QString &detail)
{
    return unavailable(name, Words::tr("The keychain failed: %1.").arg(withoutNumbers(detail)),
                       Words::tr("Try again."));
}

Error fromState(SecretName name, const QString &detail, KeyringState state)
{
    switch (state) {
    case KeyringState::NoBus:
        return unavailable(name,
                           Words::tr("The keychain cannot be reached: there is no D-Bus session."),
                           Words::tr("Start the program from a desktop session."));
    case KeyringState::NoProgram:
        return noProgram(name);
    case KeyringState::NotSetUp:
        return unavailable(name, Words::tr("There is no default keyring yet."),
                           Words::tr("Make one, for example with the program seahorse."));
    case KeyringState::Locked:
        return locked(name);
    case KeyringState::Open:
        break;
    }
    return unexplained(name, detail);
}

} // namespace

Error keychainError(SecretName name, QKeychain::Error code, const QString &detail,
                    KeyringState state)
{
    switch (code) {
    case QKeychain::AccessDeniedByUser:
        return {Error::Kind::Refused, Words::tr("The keychain's question was answered with no."),
                Words::tr("Try again and allow it.")};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return state == KeyringState::NoBus ? fromState(name, detail, state) : noProgram(name);
    default:
        return fromState(name, detail, state);
    }
}

Error keychainSilence(SecretName name, std::chrono::milliseconds limit)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limit).count();
    return unavailable(name, Words::tr("The keychain did not answer within %1 s.").arg(seconds),
                       Words::tr("It may be asking for its password: answer it and try again."));
}

} // namespace savehub
