// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tone.h"

#include "ports/incident_reader.h"

#include <vector>

namespace savehub {

/// One guard's answer, in words.
struct CheckLine {
    bool passed = true;
    QString text;
    bool operator==(const CheckLine &) const = default;
};

/// One thing that happened to an incident or that will happen.
struct TimelineEntry {
    enum class Kind { Milestone, Email, Text, Call, CallEvent };

    QString key; ///< the same in every reading
    Instant at;
    Kind kind = Kind::Milestone;
    Tone tone = Tone::Neutral;
    bool upcoming = false;
    QString title;                   ///< one line
    QString detail{};                ///< one line, may be empty
    std::vector<CheckLine> checks{}; ///< why a call was made or not

    bool operator==(const TimelineEntry &) const = default;
};

/// What there is to say about a call besides its outcome: errors, times, cost, provider; one line.
QString callDetail(const Attempt &attempt);

/// Steps, calls, call events and the incident's own milestones, by time. Strangers' words are put
/// on one line, and phone numbers are removed from them.
std::vector<TimelineEntry> timelineOf(const IncidentDetail &detail);

} // namespace savehub
