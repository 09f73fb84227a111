// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arriving_secrets.h"

namespace savehub {

Secret ArrivingSecrets::State::value(SecretName name) const
{
    const auto found = values.find(name);
    return found == values.end() ? Secret() : found->second;
}

ArrivingSecrets::State ArrivingSecrets::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void ArrivingSecrets::await(const QString &why)
{
    const std::lock_guard lock(m_mutex);
    m_state.whyIncomplete = why;
    m_state.isAwaited = true;
}

void ArrivingSecrets::arrive(const Secrets &values, const QString &whyIncomplete)
{
    {
        const std::lock_guard lock(m_mutex);
        m_state = {values, whyIncomplete, false};
    }
    Q_EMIT came();
}

} // namespace savehub
