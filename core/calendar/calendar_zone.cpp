// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_zone.h"

#include <algorithm>

namespace savehub {

CalendarZone::CalendarZone(const QTimeZone &zone)
    : m_zone(zone)
{
}

CalendarZone::CalendarZone(Seconds offset, std::vector<ZoneChange> changes)
    : m_firstOffset(offset),
      m_changes(std::move(changes))
{
}

QByteArray CalendarZone::name() const
{
    return m_zone.isValid() ? m_zone.id() : QByteArrayLiteral("UTC");
}

Seconds CalendarZone::offsetAt(Instant instant) const
{
    if (m_zone.isValid()) {
        return Seconds(m_zone.offsetFromUtc(toDateTimeUtc(instant)));
    }
    const auto next =
        std::upper_bound(m_changes.begin(), m_changes.end(), instant,
                         [](Instant at, const ZoneChange &change) { return at < change.at; });
    return next == m_changes.begin() ? m_firstOffset : std::prev(next)->offset;
}

Instant CalendarZone::toInstant(LocalTime local) const
{
    // No zone is further than a day from UTC, so these two lie on either side of any change.
    const Instant sameFigures(local.time_since_epoch());
    const auto before = offsetAt(sameFigures - Hours(24));
    const auto after = offsetAt(sameFigures + Hours(24));
    const auto first = sameFigures - before;
    const auto second = sameFigures - after;
    const bool onlySecondExists = offsetAt(first) != before && offsetAt(second) == after;
    return onlySecondExists ? second : first;
}

LocalTime CalendarZone::toLocal(Instant instant) const
{
    return LocalTime(instant.time_since_epoch() + offsetAt(instant));
}

} // namespace savehub
