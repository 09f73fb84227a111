// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person.h"
#include "engine/imports.h"

#include <vector>

namespace savehub {

class Dice;

/// Three to six people; some cannot or must not be called, some share a phone.
std::vector<Person> somePeople(Dice &dice);
/// One to three meetings after \a morning, so far apart that one person's do not overlap; some are
/// listed twice, under another UID and up to six minutes later.
std::vector<CalendarMeeting> someMeetings(Dice &dice, Instant morning);

/// A meeting of the people, and before it one of sixty more who have no phone: texts to their backup
/// are due when the people are called.
void addCrowd(std::vector<Person> &people, std::vector<CalendarMeeting> &meetings);

} // namespace savehub
