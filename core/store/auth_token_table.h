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

/// Since when which auth token has been in use. Knows tokens by a salted fingerprint only.
class AuthTokenTable
{
public:
    explicit AuthTokenTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Nothing when it was never seen.
    Result<std::optional<SeenToken>> find(const QString &token);
    /// Of one that was not seen before.
    Done add(const QString &token, Instant now);
    Done setReminded(const QString &token, Instant now);

private:
    struct Stored;
    Result<std::optional<Stored>> stored(const QString &token);

    Sql &m_sql;
};

} // namespace savehub
