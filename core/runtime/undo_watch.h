// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events.h"

#include <deque>

namespace savehub {

/// Which incidents were settled or acknowledged by an answer, with no other news of them since:
/// only such an answer can be undone. In memory, because a refused answer leaves no trace anywhere
/// else: whoever says "joined" of somebody who was settled by mistake must not be called after all.
class UndoWatch
{
public:
    bool isUndisturbed(const IncidentId &incident) const;
    /// \a event was decided upon.
    void heard(const IncidentId &incident, const Event &event, bool wasRefused);
    /// Anything may have changed.
    void forget() { m_undisturbed.clear(); }

private:
    std::deque<IncidentId> m_undisturbed; ///< the last ones, the oldest first
};

} // namespace savehub
