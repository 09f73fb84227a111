// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person.h"
#include "engine/events.h"
#include "engine/imports.h"
#include "mock/mock_provider.h"

#include <vector>

namespace savehub {

/// An answer that somebody gives without being called.
struct DemoAnswer {
    Milliseconds after; ///< from the day's start
    QString email;
    Event event;
};

/// A short day on which every way through the ladder occurs.
struct DemoDay {
    std::vector<Person> people;
    MeetingImport meetings;
    std::vector<DemoAnswer> answers;
    MockProvider::Script calls;
    Milliseconds length{}; ///< by then the last incident has escalated
};

DemoDay demoDay(Instant start);

} // namespace savehub
