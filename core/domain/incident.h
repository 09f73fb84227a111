// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/instant.h"
#include "domain/reason.h"

#include <optional>

namespace savehub {

enum class IncidentState { Scheduled, Open, Acknowledged, Escalating, Resolved };

/// One person's ladder for one meeting at one start time.
struct Incident {
    IncidentId id;
    PersonId person;
    MeetingId meeting;
    Instant start; ///< of the meeting; a moved meeting gets a new incident
    IncidentState state = IncidentState::Scheduled;
    Reason resolution = Reason::None; ///< Joined, Resolved, MeetingCancelled, MeetingMoved, Expired
    Instant createdAt;
    std::optional<Instant> acknowledgedAt;
    std::optional<Instant> resolvedAt;

    bool operator==(const Incident &) const = default;
};

} // namespace savehub
