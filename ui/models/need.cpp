// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/need.h"

namespace savehub {

namespace {

/// From the first text on, the operator may want to step in.
constexpr Minutes dueWithin{5};
constexpr Hours foldedAfter{1};

} // namespace

Need needOf(const BoardRow &row, Instant now)
{
    if (row.state == IncidentState::Resolved) {
        return Need::Settled;
    }
    if (row.isRinging) {
        return Need::Ringing;
    }
    if (row.state == IncidentState::Escalating) {
        return row.start < now - foldedAfter ? Need::OlderEscalation : Need::Somebody;
    }
    if (row.state == IncidentState::Acknowledged) {
        return Need::Later;
    }
    if (row.hasFailed || row.start <= now) {
        return Need::Somebody;
    }
    const auto next = row.nextStepAt.value_or(row.start);
    return std::min(row.start, next) - now <= dueWithin ? Need::Due : Need::Later;
}

} // namespace savehub
