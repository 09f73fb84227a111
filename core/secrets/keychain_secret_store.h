// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "ports/secret_store.h"

#include <QObject>

namespace QKeychain {
class Job;
}

namespace savehub {

/// The OS keychain, under the service name "SaveHub Console". Lives on a thread with an event loop
/// and answers there, once; after destruction never. Errors are of kind Unavailable, or Refused
/// when the user said no.
class KeychainSecretStore : public SecretStore
{
public:
    /// A locked keyring may wait for its password for ever: after \a timeLimit the answer is an
    /// error. What was asked for may still happen afterwards.
    explicit KeychainSecretStore(Milliseconds timeLimit = Seconds(30));

    void read(SecretName name,
              std::function<void(Result<std::optional<KeptSecret>>)> done) override;
    /// Error::BadInput when its value is empty.
    void write(SecretName name, const KeptSecret &secret, std::function<void(Done)> done) override;
    /// Nothing to remove is no error.
    void remove(SecretName name, std::function<void(Done)> done) override;

private:
    class Request;

    const Milliseconds m_timeLimit;
    QObject m_requests; ///< parent of the requests that are not answered yet
};

} // namespace savehub
