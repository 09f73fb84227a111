// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/phrase.h"
#include "engine/incident_record.h"

namespace savehub {

/// Whether an attempt with that status may have made its phone ring, or still may: all but those
/// that surely never reached the provider. An attempt that is claimed and has not ended counts.
bool mayRingPhone(AttemptStatus status);

/// \a attempt as other incidents near it see it. It was made for \a person and \a meeting, which
/// starts at \a start.
CallByOtherIncident asCallByOtherIncident(const Attempt &attempt, const QString &person,
                                          const QString &meeting, Instant start);

/// How many calls may ring the person's number for meetings at about this time, from this incident
/// and others, not counting \a except. Only calls by \a provider count: the mock provider rings
/// nobody, so its calls count among themselves.
int callsToPhone(const IncidentRecord &record, Provider provider, const AttemptKey &except = {});

/// Whether there would be room for a call if all undecided calls of other incidents came to nothing.
bool limitMayLift(const IncidentRecord &record, Provider provider);

/// Whether another incident's call to that phone is under way. A call now would find the phone
/// engaged, or would ring somebody who is talking.
bool phoneIsEngaged(const IncidentRecord &record, Provider provider);

/// Why the phone was not called: it was in another call, which is named.
Phrase whyPhoneIsEngaged(const IncidentRecord &record, Provider provider);

/// Why the phone is not called once more. Names the last call that another incident made.
Phrase whyNoThirdCall(const IncidentRecord &record, Provider provider);

} // namespace savehub
