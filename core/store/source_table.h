// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sources.h"
#include "store/sql.h"

namespace savehub {

/// Who imports meetings, and which meetings each of them names.
class SourceTable
{
public:
    explicit SourceTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// \a source imports now, for the first time or again. One without a name is not remembered.
    Done note(const SourceName &source, const QString &actor, Instant now);
    /// \a source names \a meeting, and may have done so before: then nothing is written.
    Done addName(const SourceName &source, const MeetingId &meeting, const QString &actor,
                 Instant now);
    Done removeName(const SourceName &source, const MeetingId &meeting);
    /// All that name \a meeting.
    Result<std::vector<SourceName>> of(const MeetingId &meeting);
    /// What \a source names of the meetings after \a now, cancelled ones too; by start.
    Result<std::vector<MeetingId>> named(const SourceName &source, Instant now, int limit);

private:
    Done addNewName(const SourceName &source, const MeetingId &meeting, const QString &actor,
                    Instant now);

    Sql &m_sql;
};

} // namespace savehub
