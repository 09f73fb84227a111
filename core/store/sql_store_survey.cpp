// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/import_survey.h"
#include "store/meeting_import.h"
#include "store/sql_store.h"
#include "store/transaction.h"

namespace savehub {

Result<std::vector<WouldPlan>> SqlStore::wouldPlan(const MeetingMatch &match, Instant now)
{
    return inTransaction(sql(), Access::Read, [&] {
        return MeetingImporter(sql(), m_ids, {}, now, m_settings).wouldPlan(match);
    });
}

Result<std::vector<WouldPlan>> SqlStore::wouldPlan(const Person &person, Instant now)
{
    return inTransaction(sql(), Access::Read, [&] { return ImportSurvey(sql(), now).of(person); });
}

Result<int> SqlStore::invitationsSince(const PersonId &person, Instant since)
{
    return ImportSurvey(sql(), since).invitationsSince(person, since);
}

} // namespace savehub
