// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "store/sql.h"

#include <QString>

#include <optional>

namespace savehub {

struct SeenToken {
    Instant firstSeen{};
    std::optional<Instant> remindedAt{}; ///< when the operator was last told that it is old
};

/// When each auth token was first seen. The table holds only salted fingerprints of the tokens.
class AuthTokenTable
{
public:
    explicit AuthTokenTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Nothing when it was never seen.
    Result<std::optional<SeenToken>> find(const QString &token);
    /// \a token must be one that was never seen.
    Done add(const QString &token, Instant now);
    Done setReminded(const QString &token, Instant now);

private:
    struct Stored;
    Result<std::optional<Stored>> stored(const QString &token);

    Sql &m_sql;
};

} // namespace savehub
