// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "ports/incident_reader.h"
#include "tests/app/console_home.h"
#include "tests/testlib/fake_twilio.h"

namespace savehub {

/// A table with one person, who may be called.
QByteArray peopleTable();
/// The digits of that person's number, which must never be printed.
extern const QString wholeNumber;
/// A calendar with one meeting, to which that person is invited.
QByteArray calendarFor(Instant start);

/// The next start whose call window is open now and stays open for almost a minute.
Instant startInsideWindow();
/// Imports people and a calendar into \a home with the program's commands.
void planCall(const ConsoleHome &home, Instant start);

/// Lets consoles in \a home use \a twilio, which must be listening.
void useTwilio(ConsoleHome &home, FakeTwilio &twilio);

/// The calls in the database of \a home, the first one first.
std::vector<CallRow> storedCalls(const ConsoleHome &home);
/// The call step of the incident that \a call belongs to.
Step callStep(const ConsoleHome &home, const CallRow &call);

} // namespace savehub
