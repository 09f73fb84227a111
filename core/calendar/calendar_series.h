// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QStringList>

#include "calendar/calendar_event.h"

namespace savehub {

/// All events of one UID: the series, or single meeting, and the events that replace its
/// occurrences.
class CalendarSeries
{
public:
    /// Of two versions of the same event the one with the higher SEQUENCE stays, then the one with
    /// the later DTSTAMP, then the one added last.
    void add(CalendarEvent event);

    const std::optional<CalendarEvent> &master() const { return m_master; }
    const std::map<RecurrenceKey, CalendarEvent> &overrides() const { return m_overrides; }

    /// Whether these events describe the UID completely, so that an occurrence that is not listed
    /// does not exist. A message that describes only single occurrences is not complete.
    bool isComplete() const;

private:
    std::optional<CalendarEvent> m_master;
    std::map<RecurrenceKey, CalendarEvent> m_overrides;
};

/// The result of expandSeries().
struct SeriesExpansion {
    std::vector<CalendarMeeting> meetings{}; ///< ordered by start
    QStringList warnings{};
    int allDayEvents = 0;
    bool isKnown = true; ///< false when its times could not be worked out; then no meetings
};

constexpr size_t mostOccurrencesOfOneEvent = 10'000;

/// The occurrences of \a series that start from \a from to \a until, both inclusive. Uses its share
/// of \a budget. A series that takes place more than once an hour on average is no meeting of
/// people, and is left out.
SeriesExpansion expandSeries(const CalendarSeries &series, Instant from, Instant until,
                             ExpansionBudget &budget);

} // namespace savehub
