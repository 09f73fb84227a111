// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar_file.h"

#include <algorithm>

#include <QFile>

#include "calendar/calendar_series.h"
#include "calendar/ics_structure.h"
#include "domain/untrusted_text.h"
#include "domain/words.h"

namespace savehub {

namespace {

constexpr qsizetype mostWarnings = 50;

/// Gathers the events of a file by their UID, then expands them.
class CalendarReader
{
public:
    CalendarReader(Instant from, Instant until, QByteArray floatingZone)
        : m_from(from),
          m_until(until),
          m_floatingZone(std::move(floatingZone))
    {
    }

    Done add(const IcsComponent &calendar)
    {
        const auto *const version = calendar.property("VERSION");
        if (version && version->value.trimmed() == "1.0") {
            return icsError(version->line, version->name,
                            Words::tr("vCalendar 1.0 is not supported; save it as iCalendar 2.0."));
        }
        const auto method = methodOf(calendar);
        if (method == CalendarMethod::Other) {
            m_warnings += Words::tr("Line %1: this is an answer between calendars, which plans no "
                                    "meetings; it was left out.")
                              .arg(calendar.line);
            return {};
        }
        ZoneTable zones(calendar, m_floatingZone, m_until, m_budget);
        for (const auto &component : calendar.components) {
            if (component.name != "VEVENT") {
                continue;
            }
            auto event = readEvent(component, method, zones);
            if (!event) {
                return tl::make_unexpected(event.error());
            }
            add(std::move(*event));
        }
        return {};
    }

    Result<CalendarImport> finish()
    {
        CalendarImport result;
        result.import.from = m_from;
        result.import.until = m_until;
        auto &meetings = result.import.meetings;
        int allDayEvents = 0;
        for (const auto &uid : m_order) {
            const auto &series = m_series[uid];
            auto expansion = expandSeries(series, m_from, m_until, m_budget);
            m_warnings += expansion.warnings;
            allDayEvents += expansion.allDayEvents;
            if (expansion.isKnown && series.isComplete()) {
                result.import.uids += uid;
            }
            std::move(expansion.meetings.begin(), expansion.meetings.end(),
                      std::back_inserter(meetings));
            if (meetings.size() > mostMeetingsOfOneCalendar) {
                return failure(
                    Error::Kind::BadInput,
                    Words::tr("The calendar holds more than %1 meetings in the time asked "
                              "for.")
                        .arg(mostMeetingsOfOneCalendar));
            }
        }
        result.warnings = boundedWarnings(allDayEvents);
        return result;
    }

private:
    void add(CalendarEvent event)
    {
        const auto uid = event.uid;
        if (!m_series.contains(uid)) {
            m_order += uid;
        }
        m_series[uid].add(std::move(event));
    }

    QStringList boundedWarnings(int allDayEvents) const
    {
        auto warnings = m_warnings.mid(0, mostWarnings);
        if (const auto more = m_warnings.size() - warnings.size(); more > 0) {
            warnings += Words::tr("… and %n more warning(s).", nullptr, static_cast<int>(more));
        }
        if (allDayEvents > 0) {
            warnings += Words::tr("%n all-day event(s) were left out: nobody is called for them.",
                                  nullptr, allDayEvents);
        }
        return warnings;
    }

    Instant m_from;
    Instant m_until;
    QByteArray m_floatingZone;
    ExpansionBudget m_budget;
    QStringList m_order; ///< the UIDs in the order of the file
    QHash<QString, CalendarSeries> m_series;
    QStringList m_warnings;
};

Error about(const QString &fileName, Error error)
{
    error.what = Words::tr("%1: %2").arg(oneLine(fileName), error.what);
    return error;
}

Result<CalendarImport> read(const QByteArray &ics, CalendarReader reader)
{
    if (ics.size() > largestCalendar) {
        return failure(Error::Kind::BadInput,
                       Words::tr("The calendar is larger than %1 MiB.").arg(largestCalendar >> 20));
    }
    const auto calendars = readIcsStructure(ics);
    if (!calendars) {
        return tl::make_unexpected(calendars.error());
    }
    for (const auto &calendar : *calendars) {
        if (auto added = reader.add(calendar); !added) {
            return tl::make_unexpected(added.error());
        }
    }
    return reader.finish();
}

} // namespace

Result<CalendarImport> readCalendar(const QByteArray &ics, const QString &fileName, Instant from,
                                    Instant until, const QByteArray &floatingZone)
{
    return read(ics, CalendarReader(from, until, floatingZone)).map_error([&](Error error) {
        return about(fileName, std::move(error));
    });
}

Result<QByteArray> readCalendarFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(
            Error::Kind::NotFound,
            Words::tr("The file %1 cannot be read: %2.").arg(oneLine(path), file.errorString()));
    }
    auto content = file.read(largestCalendar + 1);
    if (content.size() > largestCalendar) {
        return failure(
            Error::Kind::BadInput,
            Words::tr("%1 is larger than %2 MiB.").arg(oneLine(path)).arg(largestCalendar >> 20));
    }
    return content;
}

} // namespace savehub
