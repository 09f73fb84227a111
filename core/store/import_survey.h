// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person.h"
#include "engine/import_limits.h"
#include "store/sql.h"

namespace savehub {

/// What an import would plan, read and not changed. The caller holds the transaction.
class ImportSurvey
{
public:
    ImportSurvey(Sql &sql, Instant now)
        : m_sql(sql),
          m_now(now)
    {
    }

    /// One incident for each of \a people, at a meeting of that UID; by email.
    Result<std::vector<WouldPlan>> at(const Meeting &meeting, const std::vector<PersonId> &people);
    /// What the meetings to come which name \a person lack, by UID.
    Result<std::vector<WouldPlan>> of(const Person &person);
    /// See Store::invitationsSince().
    Result<int> invitationsSince(const PersonId &person, Instant since);
    /// checkAmounts() with what was planned before.
    Done check(const ImportAmounts &amounts);

private:
    Sql &m_sql;
    Instant m_now;
};

} // namespace savehub
