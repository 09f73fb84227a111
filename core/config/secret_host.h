// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret_store.h"

#include <QString>

namespace savehub {

struct Configuration;

/// The host that \a configuration sends the secret \a name to: Twilio's or the mail server. Empty
/// when there is none yet, and for the REST API's token, which is sent nowhere.
QString hostFor(SecretName name, const Configuration &configuration);

/// Whether \a kept may go where \a configuration sends it: only to the host that it was entered
/// for. Twilio's own hosts count as one host, and Twilio's secrets may also go to a host that the
/// command line allows by name. A secret without a host was kept by an earlier version: it is for
/// Twilio, or for the mail server that is configured when it is used first.
bool mayGo(SecretName name, const KeptSecret &kept, const Configuration &configuration);

} // namespace savehub
