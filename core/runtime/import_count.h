// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"

namespace savehub {

/// Counts what an import would plan, before anything of it is taken, in looks as short as the
/// commits that follow. The owner adds what each person or meeting would plan, and then asks for
/// the verdict.
class ImportCount
{
public:
    /// Over at once when the import is confirmed.
    explicit ImportCount(Confirmed confirmed)
        : m_isOver(confirmed == Confirmed::Yes)
    {
    }

    /// Whether nothing speaks against taking the import.
    bool isOver() const { return m_isOver; }
    /// \a parts are what the store says. What the store cannot read is left out here, as it will be
    /// later. Returns the error when it is Unavailable.
    Done add(const Result<std::vector<WouldPlan>> &parts);
    /// To be called once everything was added. Looks up the earlier invitations of one person after
    /// the other, and says at the end whether the import may be taken. Unconfirmed: only with a
    /// confirmation.
    Done conclude(Store &store, Instant now);

private:
    bool m_isOver;
    ImportAmounts m_amounts;
    std::optional<std::vector<Invited>> m_invited{}; ///< set once everything was added
    size_t m_nextInvited = 0;
};

} // namespace savehub
