// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imports.h"
#include "person.h"

#include <vector>

namespace savehub {

class Dice;

/// Three to six people; some cannot or must not be called.
std::vector<Person> somePeople(Dice &dice);
/// One to three meetings after \a morning, so far apart that one person's do not overlap.
std::vector<CalendarMeeting> someMeetings(Dice &dice, Instant morning);

} // namespace savehub
