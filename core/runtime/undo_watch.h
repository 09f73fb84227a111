// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events.h"

#include <deque>

namespace savehub {

/// Which incidents an answer settled or acknowledged, with no other news of them since: only such
/// an answer can be undone. This is kept in memory, because a refused answer leaves no trace
/// anywhere else. Somebody whose incident was settled by mistake, and who is then reported as
/// joined, must not be called after all.
class UndoWatch
{
public:
    bool answerMayBeUndone(const IncidentId &incident) const;
    /// The engine decided about \a event.
    void note(const IncidentId &incident, const Event &event, bool wasRefused);
    /// Anything may have changed: nothing can be undone any more.
    void forget() { m_undisturbed.clear(); }

private:
    std::deque<IncidentId> m_undisturbed; ///< the last ones, the oldest first
};

} // namespace savehub
