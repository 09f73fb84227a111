// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decide.h"
#include "store/sql.h"

namespace savehub {

/// The received texts that were handled, by their SIDs.
class HandledTextTable
{
public:
    explicit HandledTextTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// What was made of the text; nothing when it was not handled yet.
    Result<std::optional<TextReplyOutcome>> bySid(const ProviderSid &sid);
    /// Conflict when it was handled before.
    Done insert(const HandledText &text, Instant now);

private:
    Sql &m_sql;
};

} // namespace savehub
