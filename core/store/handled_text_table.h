// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/decide.h"
#include "store/sql.h"

namespace savehub {

/// The texts that were heard, by their SIDs.
class HandledTextTable
{
public:
    explicit HandledTextTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// What was made of it; nothing when it was not heard yet.
    Result<std::optional<TextReplyOutcome>> bySid(const ProviderSid &sid);
    /// Conflict when it was heard before.
    Done insert(const HandledText &text, Instant now);

private:
    Sql &m_sql;
};

} // namespace savehub
