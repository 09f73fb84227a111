// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person.h"
#include "engine/import_limits.h"
#include "store/sql.h"

namespace savehub {

/// Finds out what an import would plan; reads only. The caller holds the transaction.
class ImportSurvey
{
public:
    ImportSurvey(Sql &sql, Instant now)
        : m_sql(sql),
          m_now(now)
    {
    }

    /// One incident at \a meeting for each of \a people, ordered by email.
    Result<std::vector<WouldPlan>> at(const Meeting &meeting, const std::vector<PersonId> &people);
    /// The incidents that \a person lacks for future meetings, ordered by UID and day.
    Result<std::vector<WouldPlan>> of(const Person &person);
    /// See Store::invitationsSince().
    Result<int> invitationsSince(const PersonId &person, Instant since);
    /// checkAmounts(), with the earlier invitations that count.
    Done check(const ImportAmounts &amounts);

private:
    Sql &m_sql;
    Instant m_now;
};

} // namespace savehub
