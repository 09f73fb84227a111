// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/memory_store.h"

#include <algorithm>

namespace savehub {

/// The time of the import is not kept: only the operator's list shows it, and the port has no such
/// list.
Done MemoryStore::noteSource(const SourceName &source, const QString &, Instant)
{
    m_changes += source.name.isEmpty() ? 0 : 1;
    return {};
}

Done MemoryStore::noteTakeBack(const SourceName &, int, const QString &, Instant)
{
    ++m_changes;
    return {};
}

Result<std::vector<MeetingId>> MemoryStore::meetingsNamedBy(const SourceName &source, Instant now,
                                                            int limit)
{
    std::vector<const Meeting *> named;
    for (const auto &[id, sources] : m_tables.sources) {
        const auto &meeting = m_tables.meetings.at(id).meeting;
        const bool isNamed = std::find(sources.begin(), sources.end(), source) != sources.end();
        if (isNamed && meeting.start > now) {
            named.push_back(&meeting);
        }
    }
    std::stable_sort(named.begin(), named.end(),
                     [](const Meeting *a, const Meeting *b) { return a->start < b->start; });
    std::vector<MeetingId> ids;
    for (const auto *meeting : named) {
        if (static_cast<int>(ids.size()) < limit) {
            ids.push_back(meeting->id);
        }
    }
    return ids;
}

Result<TakenBack> MemoryStore::detachSource(const SourceName &source, const MeetingId &meeting,
                                            const QString &actor, Instant now, int mostIncidents)
{
    return allOrNothing([&] { return takeBack(source, meeting, actor, now, mostIncidents); });
}

Result<TakenBack> MemoryStore::takeBack(const SourceName &source, const MeetingId &meeting,
                                        const QString &actor, Instant now, int mostIncidents)
{
    const auto found = m_tables.meetings.find(meeting);
    if (found == m_tables.meetings.end()) {
        return failure(Error::Kind::NotFound, QStringLiteral("There is no such meeting."));
    }
    const bool wasCancelled = found->second.meeting.cancelled;
    switch (removalEffect(found->second.meeting, m_tables.sources[meeting], source, now)) {
    case RemovalEffect::Nothing:
        return TakenBack{};
    case RemovalEffect::OnlyItsName:
        removeName(source, meeting);
        return TakenBack{.stayed = wasCancelled ? 0 : 1};
    case RemovalEffect::Cancels:
        return takeMeeting({.listed = {}, .stored = meeting, .source = source}, actor, now,
                           mostIncidents)
            .map(takenBackBy);
    }
    Q_UNREACHABLE();
}

void MemoryStore::remember(const SourceName &source, const MeetingId &meeting,
                           const MeetingCommit &commit)
{
    if (source.name.isEmpty()) {
        return;
    }
    if (commit.names) {
        addName(source, meeting);
    } else if (commit.letsGo) {
        removeName(source, meeting);
    }
}

void MemoryStore::addName(const SourceName &source, const MeetingId &meeting)
{
    auto &sources = m_tables.sources[meeting];
    if (std::find(sources.begin(), sources.end(), source) == sources.end()) {
        std::erase(sources, earlierSource(source.kind));
        sources.push_back(source);
        ++m_changes;
    }
}

void MemoryStore::removeName(const SourceName &source, const MeetingId &meeting)
{
    m_changes += static_cast<qint64>(std::erase(m_tables.sources[meeting], source));
}

} // namespace savehub
