// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret_store.h"

#include <QString>

namespace savehub {

struct Configuration;

/// The host that \a configuration sends the secret \a name to: Twilio's or the mail server. Empty when
/// there is none yet, and for the REST API's token, which is sent nowhere.
QString hostFor(SecretName name, const Configuration &configuration);

/// Whether \a kept may go where \a configuration sends it: to the host that it was entered for.
/// Twilio's own hosts are one; a host that the command line allows by name is as good. A secret that
/// does not say its host was kept by an earlier version: it is Twilio's, or whatever mail server's is
/// configured when it is used first.
bool mayGo(SecretName name, const KeptSecret &kept, const Configuration &configuration);

} // namespace savehub
