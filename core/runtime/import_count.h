// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"

namespace savehub {

/// Counts what an import would plan, before anything of it is taken, in looks as short as the commits
/// that follow. Whoever owns it adds what each person or meeting would plan, and then asks for the
/// verdict.
class ImportCount
{
public:
    /// Over at once when it is confirmed.
    explicit ImportCount(Confirmed confirmed)
        : m_isOver(confirmed == Confirmed::Yes)
    {
    }

    /// Nothing speaks against taking it.
    bool isOver() const { return m_isOver; }
    /// \a parts are what the store says. What it cannot read is left out here as it will be later;
    /// Unavailable comes back.
    Done add(const Result<std::vector<WouldPlan>> &parts);
    /// Everything was added: looks at what one person after the other was invited to before, and says in
    /// the end whether it may be taken. Unconfirmed: not without somebody who confirms it.
    Done conclude(Store &store, Instant now);

private:
    bool m_isOver;
    ImportAmounts m_amounts;
    std::optional<std::vector<Invited>> m_invited{}; ///< once everything was added
    size_t m_nextInvited = 0;
};

} // namespace savehub
