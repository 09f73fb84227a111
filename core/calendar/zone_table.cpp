// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/zone_table.h"

#include "calendar/ics_structure.h"
#include "calendar/recurrence_rule.h"
#include "calendar/zone_definition.h"
#include "calendar/zone_names.h"

namespace savehub {

namespace {

ZoneTable::Zone systemZone(const QByteArray &ianaName)
{
    return std::make_shared<const CalendarZone>(QTimeZone(ianaName));
}

ZoneTable::Zone floatingZoneNamed(const QByteArray &name)
{
    const auto iana = ianaZoneName(name);
    return systemZone(iana.isEmpty() ? QTimeZone::systemTimeZoneId() : iana);
}

} // namespace

ZoneTable::ZoneTable(const IcsComponent &calendar, const QByteArray &floatingZone, Instant until,
                     ExpansionBudget &budget)
    : m_calendar(calendar),
      m_until(until),
      m_budget(budget),
      m_floating(floatingZoneNamed(floatingZone)),
      m_utc(systemZone("UTC"))
{
}

ZoneTable::Zone ZoneTable::find(const QByteArray &tzid)
{
    const auto known = m_zones.constFind(tzid);
    if (known != m_zones.constEnd()) {
        return *known;
    }
    return *m_zones.insert(tzid, make(tzid));
}

ZoneTable::Zone ZoneTable::make(const QByteArray &tzid)
{
    if (const auto iana = ianaZoneName(tzid); !iana.isEmpty()) {
        return systemZone(iana);
    }
    const auto *const own = definition(tzid);
    if (!own) {
        return nullptr;
    }
    if (const auto *const location = own->property("X-LIC-LOCATION")) {
        if (const auto iana = ianaZoneName(location->value); !iana.isEmpty()) {
            return systemZone(iana);
        }
    }
    const auto zone = m_budget.share(ExpansionBudget::ofZone, [&](ExpansionBudget &share) {
        return zoneFromDefinition(*own, m_until, share);
    });
    return zone ? std::make_shared<const CalendarZone>(*zone) : nullptr;
}

const IcsComponent *ZoneTable::definition(const QByteArray &tzid) const
{
    for (const auto &component : m_calendar.components) {
        const auto *const name =
            component.name == "VTIMEZONE" ? component.property("TZID") : nullptr;
        if (name && (name->value.trimmed() == tzid.trimmed() || name->text().toUtf8() == tzid)) {
            return &component;
        }
    }
    return nullptr;
}

} // namespace savehub
