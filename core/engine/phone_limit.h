// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/incident_record.h"

namespace savehub {

/// An attempt with that status may have made its phone ring, or may yet: all but those that surely
/// never reached the provider. What is claimed and not ended holds its place.
bool mayRingPhone(AttemptStatus status);

/// \a attempt as the other incidents near it see it: it was made for \a person and \a meeting, which
/// starts at \a start.
NearbyCall asNearbyCall(const Attempt &attempt, const QString &person, const QString &meeting,
                        Instant start);

/// Calls to the person's number for meetings at about this time, by this incident and others, that
/// may ring it; but for \a except. Only those by \a provider: the mock provider rings nobody, so its
/// calls count among themselves.
int callsToPhone(const IncidentRecord &record, Provider provider, const AttemptKey &except = {});

/// Whether the limit is reached only as long as others' calls do not come to nothing.
bool mayGetItsPlace(const IncidentRecord &record, Provider provider);

/// Whether another incident's call to that phone is under way: it would find the phone engaged, or ring
/// who is talking.
bool phoneIsEngaged(const IncidentRecord &record, Provider provider);

/// Why it was not called while it was; names that call.
QString phoneEngagedWords(const IncidentRecord &record, Provider provider);

/// Why the phone is not called once more; names the last call that another incident made.
QString phoneCalledWords(const IncidentRecord &record, Provider provider);

} // namespace savehub
