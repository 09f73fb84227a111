// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/incident_reader.h"

namespace savehub {

/// How much an incident needs somebody's attention, the most urgent first. The table has this
/// order.
enum class Need {
    Ringing,         ///< a call is under way
    Somebody,        ///< escalating, missed, or something failed: only a person can help now
    OlderEscalation, ///< escalating, and its meeting started more than an hour ago
    Due,             ///< the meeting or the next step is at most five minutes away
    Later,
    Settled,
};

Need needOf(const BoardRow &row, Instant now);

/// Whether an incident with that need requires anybody's attention.
inline bool isInNeed(Need need)
{
    return need < Need::Later;
}

} // namespace savehub
