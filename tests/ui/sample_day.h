// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/fake_incident_reader.h"

namespace savehub {

/// 22 November 2026, 14:00:00 in Madrid.
Instant sampleNow();

/// An incident of which nothing has happened yet. Its meeting starts \a untilStart after
/// sampleNow().
IncidentDetail sampleIncident(const QString &id, const QString &person, const QString &meeting,
                              Seconds untilStart);
/// The same after one unanswered call and one that rings.
IncidentDetail calledIncident(const QString &id, const QString &person, const QString &meeting);

/// A dozen incidents in every state, with names and titles of all lengths and scripts.
void fillBusyDay(FakeIncidentReader &reader);

} // namespace savehub
