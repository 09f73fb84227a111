// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/known_secrets.h"

#include "domain/untrusted_text.h"

#include <algorithm>

namespace savehub {

void KnownSecrets::add(const Secret &secret)
{
    const std::lock_guard lock(m_mutex);
    if (std::find(m_secrets.begin(), m_secrets.end(), secret) == m_secrets.end()) {
        m_secrets.push_back(secret);
        m_redaction = Redaction(m_secrets);
    }
}

void KnownSecrets::add(const Secrets &secrets)
{
    for (const auto &[name, secret] : secrets) {
        add(secret);
    }
}

Redaction KnownSecrets::redaction() const
{
    const std::lock_guard lock(m_mutex);
    return m_redaction;
}

QString KnownSecrets::cleaned(const QString &text) const
{
    return withoutInternationalNumbers(redaction().withoutSecrets(text));
}

RedactionSource redactionBy(std::shared_ptr<const KnownSecrets> known)
{
    return [known = std::move(known)] {
        return known->redaction();
    };
}

} // namespace savehub
