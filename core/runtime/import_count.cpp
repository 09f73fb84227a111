// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/import_count.h"

namespace savehub {

Done ImportCount::add(const Result<std::vector<WouldPlan>> &parts)
{
    if (parts) {
        m_amounts.add(*parts);
    } else if (parts.error().kind == Error::Kind::Unavailable) {
        return tl::make_unexpected(parts.error());
    }
    return {};
}

Done ImportCount::conclude(Store &store, Instant now)
{
    if (!m_invited) {
        m_invited = m_amounts.invited();
    }
    if (m_nextInvited < m_invited->size()) {
        auto &one = (*m_invited)[m_nextInvited];
        return store.invitationsSince(one.person, now - invitationsCountFor).map([&](int earlier) {
            one.earlier = earlier;
            ++m_nextInvited;
        });
    }
    auto verdict = checkAmounts(m_amounts.incidents(), *m_invited);
    m_isOver = verdict.has_value();
    return verdict;
}

} // namespace savehub
