// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_event.h"

#include <algorithm>

#include "calendar/ics_invitees.h"
#include "calendar/ics_structure.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

constexpr int longestTitle = 200;
constexpr qsizetype longestUid = 1000;

/// Reads the properties of one VEVENT, each kind by its own function.
class EventReader
{
public:
    EventReader(const IcsComponent &component, CalendarMethod method, ZoneTable &zones)
        : m_component(component),
          m_zones(zones)
    {
        m_event.line = component.line;
        m_event.method = method;
    }

    Result<CalendarEvent> read()
    {
        return readUid()
            .and_then([this] { return readRevision(); })
            .and_then([this] { return readStart(); })
            .and_then([this] { return readLength(); })
            .and_then([this] { return readRecurrenceId(); })
            .and_then([this] { return readRepetitions(); })
            .map([this] {
                readDescription();
                return std::move(m_event);
            });
    }

private:
    Done readUid()
    {
        const auto *const uid = m_component.property("UID");
        m_event.uid = uid ? uid->text().trimmed() : QString();
        if (!uid || m_event.uid.isEmpty()) {
            return icsError(uid ? uid->line : m_component.line, "UID",
                            Words::tr("the event has no UID to know it by."));
        }
        if (m_event.uid.size() > longestUid) {
            return icsError(uid->line, uid->name, Words::tr("the UID is too long."));
        }
        return {};
    }

    Done readRevision()
    {
        if (const auto *const property = m_component.property("SEQUENCE")) {
            bool isNumber = false;
            m_event.sequence = property->value.trimmed().toInt(&isNumber);
            if (!isNumber) {
                return icsError(property->line, property->name, Words::tr("this is not a number."));
            }
        }
        if (const auto *const property = m_component.property("DTSTAMP")) {
            // Only decides between two versions of the same event; an unreadable one loses.
            m_event.stamp =
                readTime(*property)
                    .map([](const IcsTime &time) { return Instant(time.local.time_since_epoch()); })
                    .value_or(Instant());
        }
        const auto *const status = m_component.property("STATUS");
        m_event.cancelled = m_event.method == CalendarMethod::Cancel
                            || (status && status->value.trimmed().toUpper() == "CANCELLED");
        return {};
    }

    Done readStart()
    {
        m_event.zone = m_zones.floating();
        const auto *const property = m_component.property("DTSTART");
        if (!property) {
            return m_event.cancelled ? Done()
                                     : icsError(m_component.line, "DTSTART",
                                                Words::tr("the event has no start."));
        }
        const auto time = readTime(*property);
        if (!time) {
            return tl::make_unexpected(time.error());
        }
        m_event.zone = zoneOf(*time);
        m_event.start = time->local;
        const auto *const outlook = m_component.property("X-MICROSOFT-CDO-ALLDAYEVENT");
        m_event.allDay = time->isDate || (outlook && outlook->value.trimmed().toUpper() == "TRUE");
        return {};
    }

    Done readLength()
    {
        const auto *const end = m_component.property("DTEND");
        const auto *const duration = m_component.property("DURATION");
        if (end && m_event.start) {
            const auto time = readTime(*end);
            if (!time) {
                return tl::make_unexpected(time.error());
            }
            const auto start = m_event.zone->toInstant(*m_event.start);
            m_event.length = std::max(Milliseconds(0), instantOf(*time) - start);
        } else if (duration) {
            const auto length = icaldurationtype_from_string(duration->value.trimmed().constData());
            if (icaldurationtype_is_bad_duration(length)) {
                return icsError(duration->line, duration->name,
                                Words::tr("this is not a duration."));
            }
            m_event.length = std::max(Seconds(0), Seconds(icaldurationtype_as_int(length)));
        }
        return {};
    }

    Done readRecurrenceId()
    {
        const auto *const property = m_component.property("RECURRENCE-ID");
        if (!property) {
            return {};
        }
        const auto time = readTime(*property);
        if (!time) {
            return tl::make_unexpected(time.error());
        }
        m_event.replaces = RecurrenceKey{instantOf(*time), time->isDate};
        m_event.thisAndFuture = property->parameter("RANGE").toUpper() == "THISANDFUTURE";
        if (!m_event.start) {
            m_event.start = m_event.zone->toLocal(m_event.replaces->at);
        }
        return {};
    }

    Done readRepetitions()
    {
        for (const auto &property : m_component.properties) {
            Done done;
            if (property.name == "RRULE") {
                done = readRule(property, m_event.rules);
            } else if (property.name == "EXRULE") {
                done = readRule(property, m_event.exceptionRules);
            } else if (property.name == "RDATE") {
                done = readExtraStarts(property);
            } else if (property.name == "EXDATE") {
                done = readExcludedStarts(property);
            }
            if (!done) {
                return done;
            }
        }
        return {};
    }

    static Done readRule(const IcsProperty &property, std::vector<RecurrenceRule> &rules)
    {
        auto rule = RecurrenceRule::parse(property.value);
        if (!rule) {
            return icsError(property.line, property.name,
                            Words::tr("\"%1\" is not a rule of repetition.")
                                .arg(oneLine(QString::fromUtf8(property.value), 60)));
        }
        rules.push_back(*rule);
        return {};
    }

    Done readExtraStarts(const IcsProperty &property)
    {
        return readTimes(property).map([this](const std::vector<IcsTime> &times) {
            for (const auto &time : times) {
                m_event.extraStarts.push_back(instantOf(time));
            }
        });
    }

    Done readExcludedStarts(const IcsProperty &property)
    {
        if (property.value.trimmed().isEmpty()) {
            return {}; // Some programs leave the line behind when the last exception is gone.
        }
        return readTimes(property).map([this](const std::vector<IcsTime> &times) {
            for (const auto &time : times) {
                if (time.isDate) {
                    m_event.excludedDays.push_back(time.local);
                } else {
                    m_event.excludedStarts.push_back(instantOf(time));
                }
            }
        });
    }

    void readDescription()
    {
        const auto *const summary = m_component.property("SUMMARY");
        m_event.title = summary ? oneLine(summary->text(), longestTitle) : QString();
        m_event.invitees = readInvitees(m_component);
        m_event.organizer = readOrganizer(m_component);
        m_event.namesPeople = m_component.property("ATTENDEE") || m_component.property("ORGANIZER");
    }

    /// Programs leave out the zone when they mean that of the start. So a floating time takes that
    /// zone.
    ZoneTable::Zone zoneOf(const IcsTime &time)
    {
        if (time.isUtc) {
            return m_zones.utc();
        }
        if (time.isFloating()) {
            return m_event.zone;
        }
        const auto zone = m_zones.find(time.tzid);
        if (!zone) {
            m_event.unknownZone = time.tzid;
        }
        return zone ? zone : m_zones.floating();
    }

    Instant instantOf(const IcsTime &time) { return zoneOf(time)->toInstant(time.local); }

    const IcsComponent &m_component;
    ZoneTable &m_zones;
    CalendarEvent m_event;
};

} // namespace

CalendarMethod methodOf(const IcsComponent &calendar)
{
    const auto *const property = calendar.property("METHOD");
    const auto method = property ? property->value.trimmed().toUpper() : QByteArray();
    if (method.isEmpty() || method == "PUBLISH") {
        return CalendarMethod::Publish;
    }
    if (method == "REQUEST") {
        return CalendarMethod::Request;
    }
    return method == "CANCEL" ? CalendarMethod::Cancel : CalendarMethod::Other;
}

Result<CalendarEvent> readEvent(const IcsComponent &event, CalendarMethod method, ZoneTable &zones)
{
    return EventReader(event, method, zones).read();
}

} // namespace savehub
