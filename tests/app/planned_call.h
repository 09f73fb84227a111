// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "ports/incident_reader.h"
#include "tests/app/console_home.h"
#include "tests/testlib/fake_twilio.h"

namespace savehub {

/// A table with one person, who may be called.
QByteArray peopleTable();
/// What nobody may ever print: the digits of that person's number.
extern const QString wholeNumber;
/// A calendar with one meeting, to which that person is invited.
QByteArray calendarFor(Instant start);

/// The next start whose call window is open now and stays open for almost a minute.
Instant startInsideWindow();
/// Imports people and calendar into \a home with the program's commands.
void planCall(const ConsoleHome &home, Instant start);

/// Lets consoles in \a home use \a twilio, which must be listening.
void useTwilio(ConsoleHome &home, FakeTwilio &twilio);

/// What the database in \a home says of the calls, the first one first.
std::vector<CallRow> storedCalls(const ConsoleHome &home);
/// The call step of the incident that \a call belongs to.
Step callStep(const ConsoleHome &home, const CallRow &call);

} // namespace savehub
