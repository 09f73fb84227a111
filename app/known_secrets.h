// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/redaction.h"
#include "ports/secret_store.h"

#include <QString>

#include <memory>
#include <mutex>
#include <vector>

namespace savehub {

/// All secrets that this run has learnt, so that none is ever written. A replaced secret stays
/// known, since it may still be valid elsewhere. May be used from any thread.
class KnownSecrets
{
public:
    void add(const Secret &secret);
    void add(const Secrets &secrets);

    /// The redaction that removes the secrets that are known by now.
    Redaction redaction() const;
    /// \a text without the secrets, in any of their spellings, and without whole phone numbers.
    QString cleaned(const QString &text) const;

private:
    mutable std::mutex m_mutex;
    std::vector<Secret> m_secrets;
    Redaction m_redaction;
};

/// A source that asks \a known each time.
RedactionSource redactionBy(std::shared_ptr<const KnownSecrets> known);

} // namespace savehub
