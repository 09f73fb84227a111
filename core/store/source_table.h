// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sources.h"
#include "store/sql.h"

namespace savehub {

/// The sources of meetings, and which meetings each of them names.
class SourceTable
{
public:
    explicit SourceTable(Sql &sql)
        : m_sql(sql)
    {
    }

    /// Remembers that \a source imports now. A source without a name is not remembered.
    Done note(const SourceName &source, const QString &actor, Instant now);
    /// Remembers that \a source names \a meeting. Nothing is written when this is known already.
    Done addName(const SourceName &source, const MeetingId &meeting, const QString &actor,
                 Instant now);
    Done removeName(const SourceName &source, const MeetingId &meeting);
    /// All sources that name \a meeting.
    Result<std::vector<SourceName>> of(const MeetingId &meeting);
    /// The meetings after \a now that \a source names, cancelled ones too; ordered by start.
    Result<std::vector<MeetingId>> named(const SourceName &source, Instant now, int limit);

private:
    Done addNewName(const SourceName &source, const MeetingId &meeting, const QString &actor,
                    Instant now);

    Sql &m_sql;
};

} // namespace savehub
