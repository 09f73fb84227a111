// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_count.h"

#include <algorithm>

namespace savehub {

namespace {
constexpr size_t peopleAtOnce = 20;
} // namespace

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
    const auto last = std::min(m_nextInvited + peopleAtOnce, m_invited->size());
    for (; m_nextInvited < last; ++m_nextInvited) {
        auto &one = (*m_invited)[m_nextInvited];
        const auto earlier = store.invitationsSince(one.person, now - invitationsCountFor);
        if (!earlier) {
            return tl::make_unexpected(earlier.error());
        }
        one.earlier = *earlier;
    }
    if (m_nextInvited < m_invited->size()) {
        return {};
    }
    auto verdict = checkAmounts(m_amounts.incidents(), *m_invited);
    m_isOver = verdict.has_value();
    return verdict;
}

} // namespace savehub
