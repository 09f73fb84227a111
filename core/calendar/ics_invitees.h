// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/imports.h"

namespace savehub {

struct IcsComponent;

/// The people whom \a event invites, each email address once: its attendees, and the organizer, who
/// takes part unless listed as an attendee who declined. Rooms, resources and those who are only
/// informed (NON-PARTICIPANT) are left out. An attendee who delegated counts as declined.
std::vector<Invitee> readInvitees(const IcsComponent &event);

/// The name of \a event's organizer, else the address; empty without one.
QString readOrganizer(const IcsComponent &event);

} // namespace savehub
