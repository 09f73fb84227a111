// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person.h"
#include "engine/imports.h"

#include <vector>

namespace savehub {

class Dice;

/// Three to six people. Some cannot or must not be called, some share a phone.
std::vector<Person> somePeople(Dice &dice);
/// One to three meetings after \a morning, so far apart that one person's do not overlap. Some are
/// listed twice: the copy has another UID and starts up to six minutes later.
std::vector<CalendarMeeting> someMeetings(Dice &dice, Instant morning);

/// Adds a meeting of the people, and before it one of 150 more people without a phone. The texts to
/// their backup contacts are due when the people are called.
void addCrowd(std::vector<Person> &people, std::vector<CalendarMeeting> &meetings);

} // namespace savehub
