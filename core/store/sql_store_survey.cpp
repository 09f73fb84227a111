// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_survey.h"
#include "meeting_import.h"
#include "sql_store.h"
#include "transaction.h"

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
