// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/redaction.h"
#include "ports/secret_store.h"

#include <QString>

#include <memory>
#include <mutex>
#include <vector>

namespace savehub {

/// All secrets that this run has come to know, so that none is ever written. One that was replaced
/// stays known: others may still take it. May be used from any thread.
class KnownSecrets
{
public:
    void add(const Secret &secret);
    void add(const Secrets &secrets);

    /// What takes those out that are known by now.
    Redaction redaction() const;
    /// \a text without them, in any of their spellings, and without whole phone numbers.
    QString cleaned(const QString &text) const;

private:
    mutable std::mutex m_mutex;
    std::vector<Secret> m_secrets;
    Redaction m_redaction;
};

/// Asks \a known each time.
RedactionSource redactionBy(std::shared_ptr<const KnownSecrets> known);

} // namespace savehub
