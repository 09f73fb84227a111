// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "calendar/recurrence_rule.h"
#include "calendar/zone_table.h"
#include "engine/imports.h"

namespace savehub {

/// Which occurrence of a series an event replaces.
struct RecurrenceKey {
    Instant at;            ///< its original start; midnight when only the day is given
    bool wholeDay = false; ///< only the day is given
    auto operator<=>(const RecurrenceKey &) const = default;
};

/// What a VCALENDAR is for (iTIP, RFC 5546).
enum class CalendarMethod {
    Publish, ///< describes its events completely; also when no METHOD is given
    Request, ///< may describe only single occurrences
    Cancel,  ///< the same, and cancels every event in it
    Other,   ///< answers and questions between calendars: they plan nothing
};

CalendarMethod methodOf(const IcsComponent &calendar);

/// A VEVENT as values.
struct CalendarEvent {
    int line = 0; ///< of its BEGIN
    QString uid{};
    CalendarMethod method = CalendarMethod::Publish;
    int sequence = 0;
    Instant stamp{};
    bool cancelled = false;
    QString title{}; ///< empty without one
    std::vector<Invitee> invitees{};
    QString organizer{};
    bool namesPeople = false; ///< has an ORGANIZER or ATTENDEE

    QByteArray unknownZone{};         ///< a TZID that cannot be resolved: no time below is known
    ZoneTable::Zone zone{};           ///< of the start
    std::optional<LocalTime> start{}; ///< nothing only when cancelled
    bool allDay = false;
    Milliseconds length{};

    std::optional<RecurrenceKey> replaces{}; ///< RECURRENCE-ID
    bool thisAndFuture = false;
    std::vector<RecurrenceRule> rules{};
    std::vector<RecurrenceRule> exceptionRules{};
    std::vector<Instant> extraStarts{};
    std::vector<Instant> excludedStarts{};
    std::vector<LocalTime> excludedDays{};

    bool repeats() const { return !rules.empty() || !extraStarts.empty(); }
};

/// Reads the VEVENT \a event. The error (BadInput) names the line and the field.
Result<CalendarEvent> readEvent(const IcsComponent &event, CalendarMethod method, ZoneTable &zones);

} // namespace savehub
