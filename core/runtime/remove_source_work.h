// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/import_work.h"

#include <deque>
#include <set>

namespace savehub {

/// Takes back what one source planned: cancels each future meeting that the source names and no
/// other source does. It may end between any two commits; the same again takes the rest. The source
/// can be imported again afterwards.
class RemoveSourceWork : public ImportWork
{
public:
    /// \a meetings is how many meetings the source names, as the operator was told.
    RemoveSourceWork(SourceName source, int meetings, const QString &actor);

    Done check() const override { return {}; }
    Done step(Store &store, Instant now) override;
    bool isDone() const override { return m_isDone; }
    bool isInMidst() const override { return m_isContinued; }
    ImportProgress progress() const override;
    int settled() const override { return m_takenBack.incidentsSettled; }
    Error stopped(const QString &why) const override;
    const TakenBack &takenBack() const { return m_takenBack; }

private:
    Done findNext(Store &store, Instant now);
    Done takeNext(Store &store, Instant now);

    SourceName m_source;
    int m_expected;
    QString m_actor;
    bool m_isNoted = false;
    bool m_isDone = false;
    std::deque<MeetingId> m_next;
    std::set<MeetingId> m_leftOut; ///< they are found again each time
    bool m_isContinued = false;
    int m_finished = 0; ///< meetings
    TakenBack m_takenBack;
};

} // namespace savehub
