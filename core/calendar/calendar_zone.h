// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTimeZone>

#include "calendar/ics_time.h"

namespace savehub {

/// A change of a zone's offset from UTC.
struct ZoneChange {
    Instant at;
    Seconds offset{}; ///< from then on, east of Greenwich positive
};

/// A time zone: one that the system knows, or one that a calendar defines.
class CalendarZone
{
public:
    explicit CalendarZone(const QTimeZone &zone);
    /// \a offset holds until the first of \a changes, which are in the order of time.
    CalendarZone(Seconds offset, std::vector<ZoneChange> changes);

    /// IANA name; "UTC" for a zone that only the calendar knows.
    QByteArray name() const;
    Seconds offsetAt(Instant instant) const;

    /// Follows RFC 5545 (3.3.5): a time that occurs twice is the first of the two, and a time that
    /// the clock skips is read with the offset from before the gap.
    Instant toInstant(LocalTime local) const;
    LocalTime toLocal(Instant instant) const;

private:
    QTimeZone m_zone; ///< invalid for a zone that the calendar defines
    Seconds m_firstOffset{};
    std::vector<ZoneChange> m_changes;
};

} // namespace savehub
