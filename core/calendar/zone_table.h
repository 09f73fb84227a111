// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QHash>

#include "calendar/calendar_zone.h"

namespace savehub {

struct ExpansionBudget;
struct IcsComponent;

/// The zones that the events of one VCALENDAR may name. A name that the system knows is the
/// system's zone, whose rules are complete and current; the calendar's own VTIMEZONE counts only
/// for other names.
class ZoneTable
{
public:
    using Zone = std::shared_ptr<const CalendarZone>;

    /// \a calendar and \a budget must outlive the table. Floating times belong to \a floatingZone,
    /// an IANA name; when it is empty or unknown, to the system's zone.
    ZoneTable(const IcsComponent &calendar, const QByteArray &floatingZone, Instant until,
              ExpansionBudget &budget);

    /// Nothing for a TZID that neither the system nor the calendar can explain.
    Zone find(const QByteArray &tzid);
    const Zone &floating() const { return m_floating; }
    const Zone &utc() const { return m_utc; }

private:
    Zone make(const QByteArray &tzid);
    const IcsComponent *definition(const QByteArray &tzid) const;

    const IcsComponent &m_calendar;
    Instant m_until;
    ExpansionBudget &m_budget;
    Zone m_floating;
    Zone m_utc;
    QHash<QByteArray, Zone> m_zones;
};

} // namespace savehub
