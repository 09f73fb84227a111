// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remove_source_work.h"

#include "phrases/in_words.h"

#include <algorithm>

namespace savehub {

namespace {

constexpr int foundAtOnce = 100;

} // namespace

RemoveSourceWork::RemoveSourceWork(SourceName source, int meetings, const QString &actor)
    : m_source(std::move(source)),
      m_expected(meetings),
      m_actor(actor)
{
}

ImportProgress RemoveSourceWork::progress() const
{
    return {m_finished, std::max(m_finished, m_expected)};
}

/// The audit trail says who wanted it, before anything changes.
Done RemoveSourceWork::step(Store &store, Instant now)
{
    if (!m_isNoted) {
        return store.noteTakeBack(m_source, m_expected, m_actor, now).map([this] {
            m_isNoted = true;
        });
    }
    return m_next.empty() ? findNext(store, now) : takeNext(store, now);
}

/// Meetings that were let go are not named any more.
Done RemoveSourceWork::findNext(Store &store, Instant now)
{
    const auto limit = foundAtOnce + static_cast<int>(m_leftOut.size());
    return store.meetingsNamedBy(m_source, now, limit)
        .map([&](const std::vector<MeetingId> &meetings) {
            std::copy_if(meetings.begin(), meetings.end(), std::back_inserter(m_next),
                         [&](const MeetingId &id) { return !m_leftOut.contains(id); });
            m_isDone = m_next.empty();
        });
}

Done RemoveSourceWork::takeNext(Store &store, Instant now)
{
    const auto &meeting = m_next.front();
    auto part = store.detachSource(m_source, meeting, m_actor, now, incidentsPerCommit);
    if (!part && part.error().kind == Error::Kind::Unavailable) {
        return tl::make_unexpected(part.error());
    }
    if (!part) {
        m_leftOut.insert(meeting);
        part =
            TakenBack{.leftOut = {inWords(Phrase(Say::MeetingNotCancelled, part.error().text()))}};
    }
    add(m_takenBack, *part);
    m_isContinued = part->isCutShort;
    if (!m_isContinued) {
        m_next.pop_front();
        ++m_finished;
    }
    return {};
}

Error RemoveSourceWork::stopped(const QString &why) const
{
    const auto so = progress();
    return {Error::Kind::Unavailable,
            inWords(Phrase(Say::TakingBackStopped, so.done, so.total, why)).trimmed(),
            inWords(Say::TakingBackGoesOn)};
}

} // namespace savehub
